import { flatForm, flatGet, flatJson, flatPlaceholders } from './flatShapes';
import { bare, kaleyra, meta } from './metaShapes';
import type { Shape } from './shape';
import { v3 } from './v3Shape';

/** Every known shape, by the name it is selected with. */
export const shapes: Record<string, Shape> = { meta, kaleyra, bare, flatGet, flatJson, flatForm, flatPlaceholders, v3 };

/** Throws for an unknown name, and says which there are. */
export function shapeOf(name: string): Shape {
	const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
	if (!shape) throw new Error(`There is no webhook shape ${name}; known are ${Object.keys(shapes).join(', ')}`);
	return shape;
}
