import type { Resource } from '../../operation';
import { requestAddress } from './requestAddress';
import { requestLocation } from './requestLocation';
import { sendAndWait } from './sendAndWait';
import { sendButtons } from './sendButtons';
import { sendCatalog } from './sendCatalog';
import { sendCtaUrl } from './sendCtaUrl';
import { sendFlow } from './sendFlow';
import { sendList } from './sendList';
import { sendProduct } from './sendProduct';
import { sendProductList } from './sendProductList';

export const interactive: Resource = {
	value: 'interactive',
	name: 'Interactive Message',
	defaultOperation: 'sendList',
	operations: [
		requestAddress,
		requestLocation,
		sendAndWait,
		sendButtons,
		sendCatalog,
		sendCtaUrl,
		sendFlow,
		sendList,
		sendProduct,
		sendProductList,
	],
};
