import { variablesOf } from '../../../kaleyra/template/variables';
import { definition } from './support';

const variables = (name: Parameters<typeof definition>[0]) =>
	variablesOf(definition(name)).map(({ id, label, required }) => `${id} | ${label}${required ? '' : ' (optional)'}`);

test.each([
	[
		'positional',
		['header:text:1 | Header {{1}}', 'body:1 | Body {{1}}', 'body:2 | Body {{2}}', 'body:3 | Body {{3}}', 'button:0:payload | Button “Track” Payload (optional)'],
	],
	['named', ['body:customer_name | Body {{customer_name}}', 'body:time | Body {{time}}']],
	[
		'image',
		[
			'header:image | Header Image (Link or Media ID)',
			'body:1 | Body {{1}}',
			'button:0:url | Button “Shop” End of Link',
			'button:2:code | Button “Copy offer code” Code',
		],
	],
	['document', ['header:document | Header Document (Link or Media ID)', 'header:filename | Header Document Name (optional)']],
	[
		'location',
		[
			'header:latitude | Header Latitude',
			'header:longitude | Header Longitude',
			'header:name | Header Place Name (optional)',
			'header:address | Header Address (optional)',
		],
	],
	['otp', ['code:0 | Code']],
	['offer', ['offer:expires | Offer Ends At', 'button:0:code | Button “Copy code” Code']],
	['flow', ['button:0:token | Button “Tell us” Flow Token (optional)', 'button:0:data | Button “Tell us” Flow Data (JSON) (optional)']],
	['catalog', ['button:0:thumbnail | Button “View catalog” Thumbnail Product ID (optional)']],
	[
		'products',
		[
			'header:text:1 | Header {{1}}',
			'button:0:thumbnail | Button “View items” Thumbnail Product ID',
			'button:0:sections | Button “View items” Sections (JSON)',
		],
	],
	[
		'carousel',
		[
			'body:1 | Body {{1}}',
			'card:0:header:image | Card 1: Header Image (Link or Media ID)',
			'card:0:body:1 | Card 1: Body {{1}}',
			'card:0:button:0:payload | Card 1: Button “Keep” Payload (optional)',
			'card:0:button:1:url | Card 1: Button “See” End of Link',
			'card:1:header:product | Card 2: Header Product ID',
			'card:1:header:catalog | Card 2: Header Catalog ID',
		],
	],
] as const)('what the template "%s" leaves open', (name, expected) => {
	expect(variables(name)).toEqual(expected);
});

test('tells the examples the template was approved with', () => {
	const examples = (name: Parameters<typeof definition>[0]) => variablesOf(definition(name)).map(({ example }) => example);
	expect(examples('positional')).toEqual(['1001', 'Alex', 'Green tea', 'Friday', undefined]);
	expect(examples('named')).toEqual(['Alex', '9 am']);
});
