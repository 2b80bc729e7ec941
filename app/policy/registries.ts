import { images } from '../catalogue';

/**
 * Where images of our own pods come from: folders of registries that the catalogue names, and that of the shop.
 *
 * @param imageRegistry of the settings: `host/path`
 */
export function allowedRegistries(imageRegistry: string): readonly string[] {
  const folders = Object.values(images).map((image) => image.slice(0, image.lastIndexOf('/')));
  return [...new Set([imageRegistry, ...folders])].sort();
}
