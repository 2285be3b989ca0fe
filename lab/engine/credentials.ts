import type { PackageDirectoryLoader } from 'n8n-core';
import {
	type ICredentialDataDecryptedObject,
	type ICredentials,
	ICredentialsHelper,
	type IDataObject,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	NodeHelpers,
	UnexpectedError,
	Workflow,
} from 'n8n-workflow';

/** Expressions in a credential belong to no node: n8n evaluates them in a workflow made for it. */
const anyNode: INode = { id: '', name: '', type: 'any', typeVersion: 1, position: [0, 0], parameters: {} };
const anyNodeTypes: INodeTypes = {
	getByName: () => anyNodeTypes.getByNameAndVersion(''),
	getByNameAndVersion: () => ({ description: { properties: [] } as unknown as INodeType['description'] }),
	getKnownTypes: () => ({}),
};

/** Credentials that a test hands in, treated as n8n treats saved ones. */
export class TestCredentials extends ICredentialsHelper {
	private readonly saved = new Map<string, ICredentialDataDecryptedObject>();

	constructor(private readonly loader: PackageDirectoryLoader) {
		super();
	}

	/** Saves a credential; returns how a node refers to it. */
	save(data: ICredentialDataDecryptedObject): INodeCredentialsDetails {
		const id = String(this.saved.size + 1);
		this.saved.set(id, data);
		return { id, name: `Credential ${id}` };
	}

	/** Saves another value for a field of a saved credential. */
	change({ id }: INodeCredentialsDetails, field: string, value: string) {
		this.saved.set(id ?? '', { ...this.saved.get(id ?? ''), [field]: value });
	}

	/** What is saved, with the defaults of the fields that were left alone and the values of expressions. */
	async getDecrypted(_: unknown, { id }: INodeCredentialsDetails, type: string) {
		const data = this.saved.get(id ?? '');
		if (data === undefined) throw new UnexpectedError(`There is no credential ${id}`);
		const filledIn = NodeHelpers.getNodeParameters(
			this.getCredentialsProperties(type),
			data as INodeParameters,
			true,
			false,
			null,
			null,
		) as ICredentialDataDecryptedObject;
		const workflow = new Workflow({ nodes: [anyNode], connections: {}, active: false, nodeTypes: anyNodeTypes });
		return workflow.expression.getComplexParameterValue(
			anyNode,
			filledIn as INodeParameters,
			'internal',
			{ $vars: {} },
			undefined,
			undefined,
			filledIn,
		) as ICredentialDataDecryptedObject;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		request: IHttpRequestOptions,
		workflow?: Workflow,
		node?: INode,
	) {
		const { authenticate } = this.typeOf(type);
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		if (authenticate === undefined || workflow === undefined || node === undefined) return request;
		const resolve = (text: string) =>
			workflow.expression.getSimpleParameterValue(node, text, 'internal', { $credentials: credentials });
		for (const [part, values] of Object.entries(authenticate.properties)) {
			const target = ((request as unknown as IDataObject)[part] ??= {}) as IDataObject;
			for (const [key, value] of Object.entries(values as Record<string, string>)) {
				target[String(resolve(key))] = resolve(value);
			}
		}
		return request;
	}

	getCredentialsProperties(type: string) {
		return this.typeOf(type).properties;
	}

	isCredentialUsableByNode() {
		return true;
	}

	getParentTypes() {
		return [];
	}

	async preAuthentication() {
		return undefined;
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new UnexpectedError('Encrypted credentials are beyond these tests');
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	private typeOf(type: string) {
		const loaded = this.loader.credentialTypes[type];
		if (loaded === undefined) throw new UnexpectedError(`There is no credential type ${type}`);
		return loaded.type;
	}
}
