// What we hang on the browser's window: it outlives a module that another server's replaces.

interface Window {
  derivativeExplorerHistories?: import("./history.js").Histories;
  derivativeExplorerHeading?: string;
}
