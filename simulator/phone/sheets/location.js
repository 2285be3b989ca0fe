import { h } from '../dom.js';
import { labelled, openSheet, sheetForm } from '../sheet.js';

/** Asks for a place; the fields are filled in so that one tap is enough. */
export function openLocation(send) {
	const number = (name, value, limit) =>
		h('input', { name, type: 'number', step: 'any', min: -limit, max: limit, required: true, value, data: { testid: `location-${name}` } });
	openSheet(
		'Send location',
		(close) => {
			const { form } = sheetForm(
				[
					labelled('Latitude', number('latitude', '12.9716', 90)),
					labelled('Longitude', number('longitude', '77.5946', 180)),
					labelled('Name', h('input', { name: 'name', value: 'Cubbon Park' })),
					labelled('Address', h('input', { name: 'address', value: 'Kasturba Road, Bengaluru' })),
				],
				{
					submit: 'Send location',
					testid: 'location-send',
					onSubmit: () => {
						const { latitude, longitude, name, address } = Object.fromEntries(new FormData(form));
						close();
						send({
							location: {
								latitude: Number(latitude),
								longitude: Number(longitude),
								...(name ? { name } : {}),
								...(address ? { address } : {}),
							},
						});
					},
				},
			);
			return form;
		},
		{ testid: 'location-sheet' },
	);
}
