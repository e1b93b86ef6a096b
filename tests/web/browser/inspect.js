// Whatever a page has that it should not, each told by what it is.
() => {
  const found = [];
  const hidden = new RegExp(
    "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c" +
      "\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ud800-\\udfff" +
      "\\u{e0000}-\\u{e007f}]",
    "gu",
  );
  const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
  const isPage = document.contentType === "text/html";
  const isFeed = /xml|plain/.test(document.contentType); // made for programs
  if (window.pwned !== undefined) found.push("a script ran");
  const made = "iframe,object,embed,base,style,img,video,math,animate,[srcdoc]";
  for (const one of document.querySelectorAll(made)) found.push(`made ${one.tagName}`);
  for (const one of document.scripts) {
    if (!one.src.startsWith(`${location.origin}/static/`)) found.push("made a script");
  }
  for (const one of document.querySelectorAll("*")) {
    for (const name of one.getAttributeNames()) {
      if (/^on|^hx-on|^srcdoc$/.test(name) || (isPage && name === "style")) {
        found.push(`${one.tagName} has ${name}`);
      }
      if (!/^(href|src|action|xlink:href|formaction|hx-get)$/.test(name)) continue;
      if (!URL.canParse(one.getAttribute(name), document.baseURI)) {
        found.push(`no address: ${one.getAttribute(name)}`);
        continue;
      }
      const to = new URL(one.getAttribute(name), document.baseURI);
      if (!/^https?:$/.test(to.protocol)) found.push(`leads to ${to}`);
      if (to.origin !== location.origin && one.tagName !== "A") {
        found.push(`loads ${to}`);
      }
    }
  }
  for (const text of [document.body.innerText, document.title]) {
    for (const one of text.match(isFeed ? turning : hidden) || []) {
      found.push(`U+${one.codePointAt(0).toString(16)}`);
    }
  }
  for (const one of document.querySelectorAll("bdi")) {
    const next = one.nextSibling;
    if (!next || next.nodeType !== Node.TEXT_NODE || !next.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(next);
    const last = [...one.getClientRects()].at(-1);
    const first = range.getClientRects()[0];
    const isOneLine = last && first && Math.abs(last.top - first.top) < 5;
    if (isOneLine && first.left < last.right - 1) found.push(`turned: ${one.textContent}`);
  }
  return found;
}
