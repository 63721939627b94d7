/** The page of PyTorch's own documentation about a symbol. */
export function docsLink(qualifiedName: string): string {
  return `https://docs.pytorch.org/docs/stable/generated/${qualifiedName}.html`;
}
