// Tells the page of the line to its server: when it is cut, and when it is there (again). In the document itself, so
// that it sees the first line too: whatever else the page runs comes later.
(() => {
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(url, protocols) {
      super(url, protocols);
      if (!new URL(url, location.href).pathname.endsWith("/_stcore/stream")) return;
      for (const [happens, told] of [["open", "there"], ["close", "cut"]]) {
        this.addEventListener(happens, () => window.dispatchEvent(new Event(`derivative-explorer-line-${told}`)));
      }
    }
  };
})();
