import { isExpression, type IExecuteFunctions } from 'n8n-workflow';

/**
 * The values of a node's parameters in one run. What holds no expression is the same for every item and
 * is asked of n8n only once.
 */
export class ParameterValues {
	private readonly parameters: Record<string, unknown>;
	private readonly fixed = new Map<string, unknown>();

	constructor(private readonly context: IExecuteFunctions) {
		this.parameters = context.getNode().parameters;
	}

	/** @param name may lead into a collection: `sections.section`. */
	read(name: string, itemIndex: number, fallback: unknown): unknown {
		if (this.fixed.has(name)) return this.fixed.get(name);
		const value = this.context.getNodeParameter(name, itemIndex, fallback) as unknown;
		const [parameter = ''] = name.split('.');
		if (!holdsExpression(this.parameters[parameter])) this.fixed.set(name, value);
		return value;
	}
}

function holdsExpression(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return isExpression(value);
	return Object.values(value).some(holdsExpression);
}
