// The form for articles: each is sent as a publisher sends it, one after the other, and what became of it is listed. Text is set as textContent.
'use strict';
(() => {
  const form = document.getElementById('add');
  const added = document.getElementById('added');
  const { outlet, headline, body, publishedAt, url, files, story, key } = form.elements;

  const say = (name, text, bad, address) => {
    const line = document.createElement('li');
    line.className = bad ? 'bad' : '';
    line.append(Object.assign(document.createElement('strong'), { textContent: name }), ': ' + text + ' ');
    if (address) line.append(Object.assign(document.createElement('a'), { href: address, textContent: 'Show the story' }));
    added.append(line);
    line.scrollIntoView({ block: 'nearest' });
  };

  const send = async (name, article) => {
    const headers = { 'content-type': 'application/json' };
    if (key.value) headers['x-api-key'] = key.value;
    const sent = await fetch('/api/articles', { method: 'POST', headers, body: JSON.stringify(story.value.trim() ? { ...article, story: story.value.trim() } : article) }).catch(() => null);
    const answer = await sent?.json().catch(() => ({})) ?? {};
    if (sent?.ok) { say(name, answer.outcome ?? 'accepted', false, answer.storyId ? '/stories/' + encodeURIComponent(answer.storyId) : null); return true; }
    say(name, `not added: ${answer.detail ?? answer.reason ?? answer.title ?? sent?.status ?? 'the server does not answer'}`, true);
    return false;
  };

  const plain = text => { try { return [].concat(JSON.parse(text)); } catch { return null; } };
  const time = () => (publishedAt.value ? new Date(publishedAt.value + 'Z') : new Date()).toISOString();
  const articlesOf = (name, text) => {
    if (/\.jsonl$/i.test(name)) return text.split('\n').filter(line => line.trim()).map(line => plain(line)?.[0] ?? null);
    if (/\.json$/i.test(name)) return plain(text) ?? [null];
    const [first, ...rest] = text.replace(/^\uFEFF/, '').split('\n');
    const [by, id] = name.replace(/\.[^.]*$/, '').split('__');
    return [{ outlet: id ? by : outlet.value.trim() || by, articleId: id ?? by, headline: first.trim(), body: rest.join('\n').trim(), publishedAt: time() }];
  };

  form.addEventListener('submit', async event => {
    event.preventDefault();
    added.replaceChildren();
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    if (body.value.trim()) {
      const article = { outlet: outlet.value.trim(), articleId: url.value.trim() || headline.value.trim().slice(0, 200), headline: headline.value.trim(), body: body.value, publishedAt: time() };
      if (url.value.trim()) article.url = url.value.trim();
      if (await send(article.headline || 'The article', article)) { headline.value = ''; body.value = ''; url.value = ''; }
    }
    for (const file of files.files) {
      const articles = articlesOf(file.name, await file.text());
      for (const [at, article] of articles.entries()) {
        const name = articles.length > 1 ? `${file.name}, ${at + 1}` : file.name;
        if (article === null || typeof article !== 'object') say(name, 'not added: this is no JSON object', true);
        else await send(name, article);
      }
    }
    files.value = '';
    if (!added.childElementCount) say('Nothing', 'paste a text or choose a file first', true);
    button.disabled = false;
  });
})();
