declare module '*.xlsx' {
  /** Address of the file beside the page. */
  const url: string;
  export default url;
}
declare module '*.css';
