import { variablesOf } from '../../../kaleyra/template/variables';
import { definition } from './support';

const variables = (name: Parameters<typeof definition>[0]) =>
	variablesOf(definition(name)).map(({ id, label, required }) => `${id} | ${label}${required ? '' : ' (optional)'}`);

test.each([
	[
		'positional',
		['header:text:1 | Header {{1}}', 'body:1 | Body {{1}}', 'body:2 | Body {{2}}', 'body:3 | Body {{3}}', 'button:0:payload | Payload of “Track” (optional)'],
	],
	['named', ['body:customer_name | Body {{customer_name}}', 'body:time | Body {{time}}']],
	[
		'image',
		[
			'header:image | Header Image (Link or ID)',
			'body:1 | Body {{1}}',
			'button:0:url | Link End of “Shop”',
			'button:2:code | Code of “Copy offer code”',
		],
	],
	['document', ['header:document | Header Document (Link or ID)', 'header:filename | Header Document Name (optional)']],
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
	['offer', ['offer:expires | Offer Ends At', 'button:0:code | Code of “Copy code”']],
	['flow', ['button:0:token | Flow Token of “Tell us” (optional)', 'button:0:data | Flow Data of “Tell us” (JSON) (optional)']],
	['catalog', ['button:0:thumbnail | Thumbnail Product ID of “View catalog” (optional)']],
	[
		'products',
		[
			'header:text:1 | Header {{1}}',
			'button:0:thumbnail | Thumbnail Product ID of “View items”',
			'button:0:sections | Sections of “View items” (JSON)',
		],
	],
	[
		'carousel',
		[
			'body:1 | Body {{1}}',
			'card:0:header:image | Card 1: Header Image (Link or ID)',
			'card:0:body:1 | Card 1: Body {{1}}',
			'card:0:button:0:payload | Card 1: Payload of “Keep” (optional)',
			'card:0:button:1:url | Card 1: Link End of “See”',
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
