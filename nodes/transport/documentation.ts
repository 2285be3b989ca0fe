import { errorSection } from '../../kaleyra/api/errorCatalogue';
import type { Failure } from '../../kaleyra/api/request';

const documentation = 'https://github.com/n8n-nodes-kaleyra/n8n-nodes-kaleyra/blob/main/docs';

/** A link to what the documentation says of a failure, as HTML, which n8n shows in descriptions of errors; or nothing. */
export function errorLink({ code, httpCode }: Failure): string {
	const section = errorSection(code, httpCode);
	return section === undefined ? '' : `<a href="${documentation}/errors.md#${section}" target="_blank">More about this</a>`;
}
