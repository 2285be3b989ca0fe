import { Expression } from 'n8n-workflow';

/** What a piece of work did to the event loop, on a clock on which expressions are slow. */
export interface EventLoopUse {
	/** How long it kept everything else waiting at most, in milliseconds. */
	longestHoldMs: number;
	/** How many expressions were worked out. */
	expressions: number;
}

interface WatchOptions {
	expressionMs?: number;
	/** Called at each expression with how many there were. */
	onExpression?: (count: number) => void;
	/** How much time other work of the node has taken by now on that clock. */
	extraMs?: () => number;
}

/**
 * Does some work while every expression takes a set time on `performance`'s clock (half a millisecond, as
 * in a real n8n, unless told otherwise), and watches how much of that passes between two turns of the
 * event loop. How fast this machine is makes no difference: a slow one only moves the clock further.
 */
export async function watchEventLoop(
	work: () => Promise<unknown>,
	{ expressionMs = 0.5, onExpression, extraMs = () => 0 }: WatchOptions = {},
): Promise<EventLoopUse> {
	const use: EventLoopUse = { longestHoldMs: 0, expressions: 0 };
	const costMs = () => use.expressions * expressionMs + extraMs();
	const realNow = performance.now.bind(performance);
	const now = jest.spyOn(performance, 'now').mockImplementation(() => realNow() + costMs());
	const original = Expression.prototype.resolveSimpleParameterValue;
	const evaluated = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue').mockImplementation(function (this: Expression, value, ...more) {
		if (typeof value === 'string' && value.startsWith('=')) {
			use.expressions++;
			onExpression?.(use.expressions);
		}
		return original.call(this, value, ...more);
	});

	let lastTurn = costMs();
	const atTurn = () => {
		use.longestHoldMs = Math.max(use.longestHoldMs, costMs() - lastTurn);
		lastTurn = costMs();
	};
	const turns = setInterval(atTurn);
	try {
		await work();
	} finally {
		clearInterval(turns);
		atTurn();
		evaluated.mockRestore();
		now.mockRestore();
	}
	return use;
}
