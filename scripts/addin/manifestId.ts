/** The id by which Excel knows the add-in of a manifest. */
export function idOf(manifest: string): string {
  const id = /<Id>([^<]+)<\/Id>/.exec(manifest)?.[1];
  if (id === undefined) throw new Error('the manifest has no Id');
  return id;
}
