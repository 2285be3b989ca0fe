import type { Problem } from '../checks/field';
import { Field } from '../checks/field';
import { isObject, type ApiVersion, type MetaContent } from '../model';
import { addressRequest } from './addressRequest';
import { button } from './button';
import { catalog } from './catalog';
import { contacts } from './contacts';
import { ctaUrl } from './ctaUrl';
import { flow } from './flow';
import type { MessageKind } from './kind';
import { list } from './list';
import { location } from './location';
import { locationRequest } from './locationRequest';
import { mediaKinds } from './media';
import { product } from './product';
import { productList } from './productList';
import { reaction } from './reaction';
import { template } from './template';
import { text } from './text';

const byName = (kinds: MessageKind[]) => new Map(kinds.map((kind) => [kind.name, kind]));

const plainKinds = byName([text, ...mediaKinds, location, contacts, reaction, template]);
const interactiveKinds = byName([
	list, button, flow, ctaUrl, locationRequest, addressRequest, product, productList, catalog,
]);

/** The kind of a message, or undefined when WhatsApp has none of that name. */
export function kindOf(content: MetaContent): MessageKind | undefined {
	if (content.type !== 'interactive') return plainKinds.get(content.type);
	return isObject(content.interactive) ? interactiveKinds.get(String(content.interactive.type)) : undefined;
}

/** Everything WhatsApp would refuse about a message sent through this version of the API. */
export function problemsOf(content: MetaContent, version: ApiVersion): Problem[] {
	const problems: Problem[] = [];
	const kind = kindOf(content);
	if (!kind?.versions.includes(version)) {
		const path = content.type === 'interactive' ? 'interactive.type' : 'type';
		return [{ path, text: `is not a type of message that ${version} knows` }];
	}
	kind.check(new Field(content[content.type], content.type, problems), version);
	return problems;
}
