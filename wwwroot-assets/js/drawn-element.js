// An element whose content a lazily loaded module draws. The module exports draw(element), which returns
// { redraw(), dispose() }. Drawing starts when the element enters the page and everything is let go when it leaves.
export class DrawnElement extends HTMLElement {
  #drawing = null;
  #turn = 0;
  #redraw = () => this.#drawing?.redraw?.();

  connectedCallback() {
    document.addEventListener("ug-theme", this.#redraw);
    this.#start();
  }

  disconnectedCallback() {
    document.removeEventListener("ug-theme", this.#redraw);
    this.#stop();
  }

  attributeChangedCallback(_name, before, after) {
    if (this.isConnected && before !== null && before !== after) this.#start();
  }

  #stop() {
    this.#turn++;
    this.#drawing?.dispose();
    this.#drawing = null;
  }

  async #start() {
    this.#stop();
    const turn = this.#turn;
    const module = await this.load();
    // The element may have left the page, or been given other attributes, while the module was on its way.
    if (turn === this.#turn && this.isConnected) this.#drawing = module.draw(this);
  }
}
