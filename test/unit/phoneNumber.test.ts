import { parsePhoneNumber, samePerson, splitNumbers } from '../../kaleyra/phoneNumber';

describe('parsePhoneNumber', () => {
	test.each([
		['+15550100123', '+15550100123'],
		['15550100123', '+15550100123'],
		['0015550100123', '+15550100123'],
		[' +1 (555) 010-0123 ', '+15550100123'],
		['+1.555.010.0123', '+15550100123'],
		['+1 555\u00a0010\u20110123', '+15550100123'],
		['+6834000', '+6834000'],
	])('reads %j as %s', (text, e164) => {
		expect(parsePhoneNumber(text)).toEqual({ e164 });
	});

	test.each([
		['', 'is empty'],
		['+1555CALLNOW', '"+1555CALLNOW" contains "C"'],
		['+1 555 0100 x12', 'contains "x"'],
		['05550100123', 'starts with 0'],
		['+0015550100123', 'starts with 0'],
		['123456', 'has 6 digits'],
		['1234567890123456', 'has 16 digits'],
		['++15550100123', 'contains "+"'],
		['https://wa.me/15550100123', 'contains "h"'],
	])('refuses %j: %s', (text, problem) => {
		expect(parsePhoneNumber(text)).toEqual({
			problem: expect.stringContaining(problem),
			fix: expect.stringContaining('country code'),
		});
	});

	test.each(['+44 (0)20 7946 0958', '0044 ( 0 ) 20 7946 0958'])('refuses the (0) in %j, which would reach nobody', (text) => {
		expect(parsePhoneNumber(text)).toEqual({ problem: expect.stringContaining('holds a (0)'), fix: 'Remove the (0)' });
	});

	test('keeps an endless text short in what it says', () => {
		const parsed = parsePhoneNumber('x'.repeat(10_000));
		expect('problem' in parsed && parsed.problem.length).toBeLessThan(120);
	});
});

describe('splitNumbers', () => {
	test('splits at commas, semicolons and line ends, and drops what is empty', () => {
		expect(splitNumbers('+1, +2;+3\n+4,,')).toEqual(['+1', '+2', '+3', '+4']);
	});

	test('gives one empty number for an empty text, so that it can be refused', () => {
		expect(splitNumbers(' , ')).toEqual(['']);
	});
});

describe('samePerson', () => {
	test.each([
		['+15550100123', '15550100123', true],
		['+15550100123', '15550100124', false],
		['+525512345678', '5215512345678', true],
		['+541123456789', '5491123456789', true],
		['+5511987654321', '551187654321', true],
		['+5511987654321', '551187654322', false],
		['+5511934567890', '551134567890', false],
		['+15550100150', 'US.15550100150', false],
		['US.15550100150', 'US.15550100150', false],
		['+15550100123', '+1 555 010 0123', false],
		['', '', false],
	])('for %s, who was asked, takes %s, who answers: %s', (asked, from, expected) => {
		expect(samePerson(asked, from)).toBe(expected);
	});
});
