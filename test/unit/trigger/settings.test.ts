import { maxFileBytes } from '../../../nodes/KaleyraTrigger/settings';

it.each([[-5, 1], [0, 1], [1, 1], [16, 16], [100, 100], [5_000, 100], [Infinity, 100]])('a Max File Size of %f MB counts as %f', (size, expected) => {
	expect(maxFileBytes(size)).toBe(expected * 1024 * 1024);
});
