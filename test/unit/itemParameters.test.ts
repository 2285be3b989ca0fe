import { ExpressionError } from 'n8n-workflow';
import { expressionViolation } from '../../nodes/Kaleyra/itemParameters';

test('an expression that fails is told with its field', () => {
	const error = new ExpressionError('Referenced node does not exist');
	error.context.parameter = 'to';
	expect(expressionViolation(error)).toMatchObject({ field: 'to', problem: 'cannot be worked out: Referenced node does not exist' });
});

test('a mistake of this package is not called one of an expression', () => {
	expect(expressionViolation(new TypeError('x is undefined'))).toMatchObject({ field: 'This item', problem: 'cannot be handled: x is undefined' });
});
