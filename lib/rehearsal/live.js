"use strict";
// What a client said is only ever the text of a node, never markup.
const NEWEST = 500;
const token = new URLSearchParams(location.search).get("token") || "";
const byId = (id) => document.getElementById(id);

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text === undefined || text === null ? "" : String(text);
  return made;
}

function state(now) {
  byId("note").textContent = now.note;
  const relay = byId("relay");
  relay.replaceChildren();
  const pairs = [["endpoint", now.address + " port " + now.port], ["accepts", now.acceptedDomains.join(", ")]];
  now.connectors.forEach((one) => pairs.push(["connector", one]));
  pairs.push(["faults", now.faults.join(", ") || "none"], ["clients", now.asIp ? "as if from " + now.asIp : "as they come"]);
  pairs.forEach(([name, value]) => relay.append(element("dt", name), element("dd", value)));
  byId("faults").replaceChildren(...now.faultNames.map((name) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = name;
    box.checked = now.faults.includes(name);
    const label = document.createElement("label");
    label.append(box, " " + name);
    return label;
  }));
  byId("more").value = now.faults.filter((one) => !now.faultNames.includes(one)).join(" ");
  byId("as-ip").value = now.asIp || "";
}

function details(row, name, value) {
  if (value !== undefined && value !== null && value !== "") {
    row.append(element("dt", name), element("dd", value));
  }
}

function message(file) {
  const id = file.split(/[\\/]/).pop();
  const shown = element("div");
  const open = element("button", "message");
  const save = element("a", "download .eml");
  save.href = "/api/messages/" + encodeURIComponent(id) + "/eml";
  open.addEventListener("click", async () => {
    const answer = await fetch("/api/messages/" + encodeURIComponent(id));
    const found = answer.ok ? await answer.json() : { header: await answer.text(), body: "" };
    open.replaceWith(element("pre", found.header), element("pre", found.body + (found.isShortened ? "\n..." : "")));
  });
  shown.append(open, " ", save);
  return shown;
}

function row(document_) {
  const decision = document_.data;
  const by = decision.attribution;
  const made = element("details");
  made.className = decision.accepted ? "accepted" : "refused";
  const summary = element("summary");
  const way = by && by.connector ? "  by " + by.match + ' "' + by.connector + '"' : "";
  summary.append(element("b", decision.accepted ? "accepted" : "REFUSED"),
    " " + decision.time.substring(11, 19) + "  " + decision.client + "  " + decision.stage + "  "
    + (decision.mailFrom == null ? "" : "<" + decision.mailFrom + ">")
    + (decision.rcptTo == null ? "" : " to <" + decision.rcptTo + ">") + way
    + (decision.accepted ? "" : "  " + (decision.reply || decision.detail || "")));
  made.append(summary);
  const list = element("dl");
  details(list, "EHLO", decision.ehlo);
  details(list, "TLS", decision.tls);
  details(list, "certificate", decision.certificate);
  details(list, "reply", decision.reply);
  details(list, "detail", decision.detail);
  (by ? by.reasons : []).forEach((one) => details(list, "because", one.text + " (" + one.basis + ", " + one.source + ")"));
  document_.findings.forEach((one) => details(list, "next", one.next));
  made.append(list);
  (decision.stored || []).forEach((file) => made.append(message(file)));
  return made;
}

function isShown(made) {
  return (!byId("refused").checked || made.className === "refused")
    && made.textContent.toLowerCase().includes(byId("filter").value.toLowerCase());
}

let seen = 0;
let waiting = [];

function draw() {
  const made = waiting.slice(-NEWEST).map((one) => row(JSON.parse(one))).reverse();
  made.forEach((one) => { one.hidden = !isShown(one); });
  waiting = [];
  byId("list").prepend(...made);
  while (byId("list").childElementCount > NEWEST) {
    byId("list").lastElementChild.remove();
  }
  byId("count").textContent = seen + " decided, the newest " + byId("list").childElementCount + " are here";
}

function filter() {
  [...byId("list").children].forEach((one) => { one.hidden = !isShown(one); });
}

byId("filter").addEventListener("input", filter);
byId("refused").addEventListener("change", filter);
byId("settings").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new URLSearchParams();
  byId("faults").querySelectorAll("input:checked").forEach((one) => form.append("fault", one.value));
  byId("more").value.split(/\s+/).filter(Boolean).forEach((one) => form.append("fault", one));
  form.append("as-ip", byId("as-ip").value);
  const answer = await fetch("/api/settings", { method: "POST", headers: { "X-Relaykit-Token": token }, body: form });
  const text = await answer.text();
  if (answer.ok) {
    state(JSON.parse(text));
    byId("said").textContent = "switched: it holds for connections that begin now";
  } else {
    const problem = answer.status === 400 && text.startsWith("{") ? JSON.parse(text).findings[0] : null;
    byId("said").textContent = problem ? problem.what + ": " + problem.why : text;
  }
});
fetch("/api/state").then((answer) => answer.json()).then(state);
const events = new EventSource("/api/events");
events.onmessage = (event) => {
  const number = Number(event.lastEventId);
  if (number > seen) { // After a break all that is kept comes again.
    seen = number;
    waiting.push(event.data);
    if (waiting.length === 1) {
      setTimeout(draw, 100);
    }
  }
};
