// What we hang on the browser's window: it outlives a module that another server's replaces.

interface Window {
  derivativeExplorerWatchesSockets?: boolean;
  derivativeExplorerKeepsOneEntry?: boolean;
  derivativeExplorerHeading?: string;
}
