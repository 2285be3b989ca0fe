import { location, type LocationMessage } from '../../../../kaleyra/message/location';
import { messageFields } from '../../fields';
import { lineOfText } from '../../fields/builders';
import type { SendOperation } from '../../operation';
import { optionalText } from '../../itemParameters';

export const sendLocation: SendOperation<LocationMessage> = {
	value: 'sendLocation',
	name: 'Send Location',
	action: 'Send a location',
	description: 'Send a place on the map by WhatsApp',
	messages: [location],
	fields: messageFields([
		{
			...lineOfText('Latitude', 'latitude', '12.9716', 'Decimal degrees from -90 (south) to 90 (north)'),
			required: true,
		},
		{
			...lineOfText('Longitude', 'longitude', '77.5946', 'Decimal degrees from -180 (west) to 180 (east)'),
			required: true,
		},
		lineOfText('Name', 'locationName', 'Green Leaf Store', 'What the place is called'),
		lineOfText('Address', 'locationAddress', '12 Market Road, Bengaluru', 'Shown below the name'),
	]),

	build: (parameters) => ({
		kind: 'location',
		latitude: degrees(parameters.text('latitude')),
		longitude: degrees(parameters.text('longitude')),
		name: optionalText(parameters.text('locationName')),
		address: optionalText(parameters.text('locationAddress')),
	}),
};

/** An empty text is no number, though JavaScript reads it as 0. */
const degrees = (text: string) => (text.trim() === '' ? NaN : Number(text));
