import { readBusinessNumber } from '../../../kaleyra/api/businessNumber';

test('reads Meta’s names', () => {
	expect(
		readBusinessNumber({
			id: '106540352242000',
			display_phone_number: '+1 555-010-0001',
			verified_name: 'Green Leaf Store',
			name_status: 'APPROVED',
			status: 'CONNECTED',
			quality_score: { score: 'GREEN' },
			messaging_limit_tier: 'TIER_10K',
			throughput: { level: 'STANDARD' },
			health_status: {
				can_send_message: 'LIMITED',
				entities: [
					{ entity_type: 'PHONE_NUMBER', can_send_message: 'AVAILABLE' },
					{ entity_type: 'WABA', errors: [{ error_description: 'No payment method.', possible_solution: 'Add one.' }] },
				],
			},
		}),
	).toEqual({
		phoneNumber: '+15550100001',
		id: '106540352242000',
		verifiedName: 'Green Leaf Store',
		nameStatus: 'APPROVED',
		status: 'CONNECTED',
		qualityRating: 'GREEN',
		messagingLimit: 'TIER_10K',
		throughput: 'STANDARD',
		canSendMessage: 'LIMITED',
		problems: ['No payment method. Add one.'],
	});
});

test('takes the number that was asked for when the record names none', () => {
	expect(readBusinessNumber({ quality_rating: 'GREEN' }, '+15550100001')).toEqual({ phoneNumber: '+15550100001', qualityRating: 'GREEN' });
	expect(readBusinessNumber({ quality_rating: 'GREEN' })).toBeUndefined();
});
