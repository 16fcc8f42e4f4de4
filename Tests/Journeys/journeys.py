#!/usr/bin/env python3
"""Walks Goldthread as people do, in Debian's Chromium. Prints a line a journey and `N passed, N failed`.

Two workers, one a core, each with a demonstration of its own. Screenshots of every page walked, and not only of the
journeys' steps, are kept when GOLDTHREAD_PICTURES is set.
"""

import multiprocessing
import os
import queue
import re
import sys
import time
import traceback

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from service import Service, fixtures

ARTEFACTS = fixtures.parent / "artefacts" / "journeys"
expect.set_options(timeout=20_000)  # a busy machine is slow to hash a password
WIDTHS = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
# On a phone and in the dark a page is the same page: only what depends on width or colour is asked again.
RULES_OF_WIDTH = {"runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable", "link-in-text-block"]}}
RULES_OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


class Walk:
    """One browser window, and what a journey does in it."""

    def __init__(self, browser, service, width, script=True, scheme="light"):
        self.service = service
        self.context = browser.new_context(
            viewport=WIDTHS[width], java_script_enabled=script, color_scheme=scheme, locale="en-GB")
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.faults = []
        self.page.on("console", lambda m: m.type == "error" and "status of 422" not in m.text and self.faults.append(m.text))
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))

    def open(self, path):
        return self.page.goto(self.service.address + path)

    def sign_in(self, role):
        self.open("/sign-in")
        self.page.locator("input[name=login]").fill(self.service.logins[role])
        self.page.locator("input[name=password]").fill(self.service.password)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.locator("h1")).not_to_have_text("Sign in")

    def picture(self, name):
        self.page.screenshot(path=str(ARTEFACTS / f"{name}.png"), full_page=True)

    def fits(self):
        """Nothing is wider than the window."""
        too_wide = self.page.evaluate(
            "document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{self.page.url} is {too_wide} px wider than the window"

    def covers_no_field(self, fields):
        """Whoever comes to a field by the Tab key sees it: nothing lies over it, neither forwards nor backwards."""
        self.page.emulate_media(reduced_motion="reduce")  # else one waits for the page to have scrolled
        count = fields.count()
        fields.first.evaluate("field => { scrollTo(0, 0); field.focus(); }")
        for key in ("Tab", "Shift+Tab"):
            seen = 0
            while seen < count:
                covered = self.page.evaluate("""() => {
                    const field = document.activeElement;
                    if (!field.dataset.cell) return null;
                    const box = field.getBoundingClientRect();
                    return [box.top + 2, box.bottom - 2].every(y => {
                      const top = document.elementFromPoint(box.left + box.width / 2, y);
                      return top === field || field.contains(top);
                    }) ? "" : `${field.id} from ${box.top} to ${box.bottom} of ${innerHeight} px`;
                  }""")
                assert not covered, f"a field is covered: {covered}"
                seen += covered is not None
                if seen < count:
                    self.page.keyboard.press(key)
        self.page.emulate_media(reduced_motion="no-preference")

    def shows_all_columns(self):
        """No table is wider than its place on the page, and no word is broken but one that nothing else could hold."""
        too_wide, broken = self.page.evaluate("""() => [
            [...document.querySelectorAll(".table-frame")].map(f => f.scrollWidth - f.clientWidth).filter(w => w > 0),
            [...document.querySelectorAll(".table tbody tr > *:not(.has-long-word)")].flatMap(cell => {
              const found = [], texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
              while (texts.nextNode())
                for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                  const range = document.createRange();
                  range.setStart(texts.currentNode, word.index);
                  range.setEnd(texts.currentNode, word.index + word[0].length);
                  if (new Set([...range.getClientRects()].map(r => r.top)).size > 1) found.push(word[0]);
                }
              return found;
            })]""")
        assert not too_wide, f"tables on {self.page.url} are {too_wide} px wider than their places"
        assert not broken, f"words are broken on {self.page.url}: {broken}"

    def is_accessible(self, rules=RULES):
        found = Axe().run(self.page, options=rules).response["violations"]
        assert not found, f"axe on {self.page.url}:\n" + "\n".join(
            f"  {v['id']}: {v['help']}: " + "; ".join(n["html"][:140] for n in v["nodes"][:3]) for v in found)

    def look(self, name, script=True):
        """A picture of the page, which fits its window and has no fault of axe's."""
        self.picture(f"{name}-{'script' if script else 'no-script'}")
        if script:
            self.fits()
            self.is_accessible()

    def has_no_faults(self):
        assert not self.faults, f"the browser complained: {self.faults[:5]}"

    def close(self):
        self.context.close()


def variation(name, number):
    """The same report as another file: a comment after its end, which readers of PDF pass over."""
    path = ARTEFACTS / f"variation-{number}-{name}"
    path.write_bytes((fixtures / "papers" / name).read_bytes() + b"\n%% %d\n" % number)
    return path


def fill_date(page, name, day, month, year):
    page.locator(f"[name='{name}']").fill(str(day))
    page.locator(f"[name='{name}-month']").fill(str(month))
    page.locator(f"[name='{name}-year']").fill(str(year))


def upload_review_plan(browser, service, width, script, number):
    """Sign in, upload a report, correct it, accept it, make a plan; tomorrow it is all still there."""
    walk = Walk(browser, service, width, script)
    page, name = walk.page, f"{width}-{'script' if script else 'no-script'}"
    walk.sign_in("Improvement officer")
    walk.picture(f"home-{name}")
    page.get_by_role("link", name="Upload a report").first.click()
    page.locator("input[type=file]").set_input_files(variation("thornmere-ilacs-2026-10.pdf", number))
    page.get_by_role("button", name="Upload and read").click()

    expect(page.locator("h1")).to_contain_text("Review")
    walk.picture(f"review-{name}")
    assert page.locator("[name=leadInspector]").input_value() == "Margaret Oakeshott"
    page.locator("[name=leadInspector]").fill("Margaret Oakeshotte")
    page.locator("[name=leadInspector]").fill("Margaret Oakeshott")
    fill_date(page, "receivedOn", 9, 11, 2026)
    fill_date(page, "publishedOn", 31, 11, 2026)
    page.get_by_role("button", name="Accept and record").click()
    expect(page.locator(".error-summary")).to_contain_text("31 November")
    walk.picture(f"review-error-{name}")
    assert page.locator("[name=receivedOn-year]").input_value() == "2026", "what was typed is kept"
    expect(page.locator(".error-summary")).to_contain_text("none is taken")
    fill_date(page, "publishedOn", 13, 11, 2026)
    page.get_by_label("Record none now").check()
    page.get_by_role("button", name="Accept and record").click()
    if number > 1:
        # The journey before this one has recorded the same inspection.
        expect(page.locator(".error-summary")).to_be_visible()
        page.locator("[name=another]").check()
        page.get_by_role("button", name="Accept and record").click()

    expect(page.locator("h1")).to_contain_text("October 2026")
    walk.picture(f"inspection-{name}")
    expect(page.locator("#findings")).to_contain_text("proposals wait")
    for grade in ("Requires improvement to be good", "Good", "Outstanding"):
        expect(page.locator("main")).to_contain_text(grade)
    assert "Overall effectiveness" not in page.locator("main").inner_text(), "ILACS of 2026 has no overall grade"
    page.get_by_role("link", name="Take it up in a plan").first.click()
    page.get_by_role("button", name="Create the plan").click()
    expect(page.locator("main")).to_contain_text("0 of 3")
    # 70 working days from 9 November 2026
    expect(page.locator("main")).to_contain_text("18 February 2027")
    walk.picture(f"plan-{name}")
    plan = page.url
    if script:
        walk.is_accessible()
        walk.has_no_faults()
    walk.fits() if script else None
    return walk, plan


def it_is_there_tomorrow(walk, plan):
    walk.service.restart()
    walk.page.goto(plan.replace(plan.split("/plans/")[0], walk.service.address))
    expect(walk.page.locator("main")).to_contain_text("0 of 3")


def bad_papers(browser, service):
    """What is no report is refused in a sentence, and the page can be used again at once."""
    walk = Walk(browser, service, "desktop")
    walk.sign_in("Improvement officer")
    page = walk.page
    for name, bytes_ in {
        "page.pdf": b"<!DOCTYPE html><html><body>404 Not found</body></html>",
        "empty.pdf": b"",
        "cut.pdf": (fixtures / "papers" / "thornmere-ilacs-2026-10.pdf").read_bytes()[:9000],
        "letter.txt": b"Dear all,\nthis is no report.\n",
    }.items():
        walk.open("/papers/upload")
        page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/pdf", "buffer": bytes_})
        page.get_by_role("button", name="Upload and read").click()
        expect(page.locator(".error-summary")).to_be_visible()
        words = page.locator(".error-summary").inner_text()
        assert len(words) > 40, words
    walk.picture("upload-refused")
    walk.is_accessible()
    page.locator("input[type=file]").set_input_files(variation("thornmere-protection-2012.pdf", 99))
    page.get_by_role("button", name="Upload and read").click()
    expect(page.locator("h1")).to_contain_text("Review")
    walk.close()


def a_large_upload(browser, service):
    """While a large file is sent, its page says in words and as a bar how much of it has arrived."""
    walk = Walk(browser, service, "desktop")
    walk.sign_in("Improvement officer")
    page, network = walk.page, walk.context.new_cdp_session(walk.page)
    for address in ("/papers/upload", "/plan-imports/new"):
        walk.open(address)
        page.locator("input[type=file]").set_input_files(
            {"name": "large.csv", "mimeType": "text/csv", "buffer": b"no report and no plan\n" * 150_000})
        said = page.locator(".file-field [role=status]")
        expect(said).to_have_text("3.1 MB")
        network.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 1 << 20})
        page.get_by_role("button", name="Upload and read").click()
        expect(said).to_have_text(re.compile(r"Sending: \d\.\d MB of 3\.\d MB"))
        expect(page.get_by_role("progressbar", name="How much of the file has been sent")).to_be_visible()
        walk.is_accessible()
        expect(page.locator(".error-summary")).to_be_visible(timeout=30_000)
    walk.has_no_faults()
    walk.close()


def every_page_of(browser, service, role, width, scheme):
    """Every section a role has, and the first record of each list: reachable, within the window, without a fault of axe's."""
    walk = Walk(browser, service, width, scheme=scheme)
    rules = RULES_OF_COLOUR if scheme == "dark" else RULES_OF_WIDTH if width == "phone" else RULES
    if role == "Public":
        walk.open("/")
    else:
        walk.sign_in(role)
    seen, waiting, kinds = set(), ["/"], set()
    while waiting:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = walk.open(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        walk.fits()
        walk.is_accessible(rules)
        if "GOLDTHREAD_PICTURES" in os.environ:
            walk.picture(f"{role.replace(' ', '-').lower()}-{width}-{scheme}-{re.sub('[^a-z0-9]+', '-', kind_of(path))}")
        for link in walk.page.eval_on_selector_all("a[href^='/']", "all => all.map(a => a.getAttribute('href'))"):
            link = link.split("#")[0]
            kind = kind_of(link)
            # One of each kind of page, and no files.
            if kind not in kinds and not re.search(r"format=|/file|/tables/|/team-workbook|report-documents/|\.png|/calendar|/document$|/data$|^/api/v1", link):
                kinds.add(kind)
                waiting.append(link)
    walk.has_no_faults()
    walk.close()
    return f"{len(seen)} pages"


def kind_of(link):
    path = re.sub(r"^/register/councils/(?!new)[^/?]+", "/register/councils/:council", link.split("?")[0])
    path = re.sub(r"/(view|issues|children)/\d+", r"/\1/:n", path)
    return re.sub(r"/[0-9a-f]{8}-[0-9a-f-]{27}", "/:id", path) or "/"


def many_at_once(browser, service, script):
    """Several files at once into the national register: each is named with what became of it, and one bad file stops no other."""
    walk = Walk(browser, service, "desktop" if script else "phone", script)
    walk.sign_in("Improvement officer")
    page = walk.page
    walk.open("/register")
    page.get_by_role("link", name="Import reports").click()
    bad = ARTEFACTS / "no-report.pdf"
    bad.write_bytes(b"<!DOCTYPE html><html><body>404 Not found</body></html>")
    number = 20 if script else 30
    page.locator("#files").set_input_files([
        variation("thornmere-protection-2012.pdf", number), bad, variation("thornmere-ilacs-2026-01.pdf", number)])
    page.get_by_role("button", name="Import").click()
    expect(page.locator("h1")).to_contain_text("Import of")
    for _ in range(60):
        if "3 of 3 files read" in page.locator("#import").inner_text():
            break
        time.sleep(1)
        if not script:
            page.get_by_role("link", name="Show how far it is now").click()
    expect(page.locator("#import")).to_contain_text("3 of 3 files read")
    expect(page.locator("#import")).to_contain_text("This is no PDF but a web page")
    walk.picture(f"import-{'script' if script else 'no-script'}")
    if script:
        walk.is_accessible()
        walk.has_no_faults()
    walk.fits() if script else None
    walk.close()


def invented_return(ids, ethnicity):
    """A small children in need return: assessments of these children are still open, and the codes are given."""
    def child(number):
        return (f"<Child><ChildIdentifiers><LAchildID>{number}</LAchildID><UPNunknown>UN5</UPNunknown>"
                "<PersonBirthDate>2015-06-15</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>"
                f"<ChildCharacteristics><Ethnicity>{ethnicity}</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities>"
                "</ChildCharacteristics><CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>6</ReferralSource>"
                "<PrimaryNeedCode>N1</PrimaryNeedCode><Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate>"
                "</Assessments><ReferralNFA>0</ReferralNFA></CINdetails></Child>")
    return ("<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate>"
            f"</CollectionDetails></Header><Children>{''.join(map(child, ids))}</Children></Message>").encode()


def check_a_return(browser, service, width, script):
    """A return is checked, a query explained, and the next check knows both; a file that is none is refused."""
    walk = Walk(browser, service, width, script)
    walk.sign_in("Improvement officer")
    page, name = walk.page, f"{width}-{'script' if script else 'no-script'}"

    def send(content):
        walk.open("/returns")
        page.get_by_role("link", name="Check a return").click()
        page.locator("#file").set_input_files({"name": "cin.xml", "mimeType": "text/xml", "buffer": content})
        page.get_by_role("button", name="Check the return").click()

    send(b"<Message><Children><Child>")
    expect(page.locator(".error-summary")).to_contain_text("could not be checked")
    walk.picture(f"return-refused-{name}")
    send(invented_return(["J1", "J2"], "XXXX"))
    expect(page.locator("h1")).to_contain_text("Check of")
    expect(page.locator("main")).to_contain_text("2 children checked against")
    walk.picture(f"return-{name}")
    walk.is_accessible() if script else None
    page.get_by_role("link", name="Issues of rule 8670Q").click()
    expect(page.locator("main")).to_contain_text("An assessment has been open")
    page.get_by_role("link", name="J1", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Child J1")
    assert "J1" not in page.url, "no address holds a child’s number"
    walk.picture(f"return-child-{name}")
    walk.is_accessible() if script else None
    page.get_by_role("link", name=re.compile("^8670Q")).click()
    page.locator("[name=text]").fill("It waits for a report that the court has ordered.")
    page.get_by_role("button", name=re.compile("explanation$")).click()
    expect(page.locator("main")).to_contain_text("Explained by")
    walk.picture(f"return-issue-{name}")
    walk.is_accessible() if script else None
    send(invented_return(["J1", "J2"], "WBRI"))
    expect(page.locator("main")).to_contain_text("fixed")
    page.get_by_role("link", name=re.compile("of them explained")).click()
    expect(page.locator("main")).to_contain_text("J1")
    walk.picture(f"return-second-{name}")
    if script:
        walk.is_accessible()
        walk.has_no_faults()
        walk.fits()
    walk.close()


def a_statement(browser, service, width):
    """Written by one, refused until another approves it, published, and then read by anybody, in Urdu from right to left."""
    writer = Walk(browser, service, width)
    writer.sign_in("Improvement officer")
    page = writer.page
    writer.open("/registers")
    page.get_by_role("link", name="Communications").click()
    page.get_by_role("link", name="Write a statement").click()
    page.get_by_role("button", name="Save the statement").click()
    expect(page.locator(".error-summary")).to_contain_text("Give it a title.")
    title = f"Where to find help in summer ({width})"
    page.locator("[name=title]").fill(title)
    page.locator("[name=text]").fill("School is out. You can still get help.\n\nCome to a hub, or call us. We will listen.")
    page.get_by_label("Message").check()
    page.locator("[name=audience]").fill("Parents")
    page.locator("[name=channel]").fill("Council website")
    fill_date(page, "plannedOn", 1, 7, 2027)
    writer.is_accessible()
    page.get_by_role("button", name="Save the statement").click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("main")).to_contain_text("Reads plainly")
    record = page.url
    page.get_by_role("link", name="Offer it in another language").click()
    page.locator("[name=language]").select_option("ur")
    page.get_by_role("button", name="Write the words").click()
    page.locator("[name=title]").fill("مدد")
    page.locator("[name=text]").fill("آپ ہمیں فون کر سکتے ہیں۔")
    page.locator("[name=checker]").fill("Samina Qadeer")
    fill_date(page, "checkedOn", 20, 11, 2026)
    writer.is_accessible()
    page.get_by_role("button", name="Save the words").click()

    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".error-summary")).to_contain_text("not approved by somebody else yet")
    writer.is_accessible()
    writer.picture(f"statement-refused-{width}")
    stranger = Walk(browser, service, width)
    stranger.open("/statements")
    expect(stranger.page.locator("main")).not_to_contain_text(title)

    director = Walk(browser, service, width)
    director.sign_in("Director of children’s services")
    director.page.goto(record)
    director.page.get_by_role("link", name="Read and approve").click()
    director.is_accessible()
    director.page.get_by_role("button", name="Approve these words").click()
    expect(director.page.locator("main")).to_contain_text("Approved by")

    page.goto(record)
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".notice")).to_contain_text("The statement is public.")
    stranger.open("/statements")
    stranger.is_accessible()
    stranger.page.get_by_role("link", name=title).click()
    expect(stranger.page.locator("h1")).to_have_text(title)
    expect(stranger.page.locator("main")).to_contain_text("Come to a hub")
    stranger.is_accessible()
    stranger.page.get_by_role("link", name="اردو").click()
    assert stranger.page.locator("html").get_attribute("lang") == "ur"
    assert stranger.page.locator("main").get_attribute("dir") == "rtl"
    stranger.is_accessible()
    for walk in (writer, director, stranger):
        walk.fits()
        walk.has_no_faults()
        walk.close()


def a_published_plan(browser, service, width):
    """Refused while a consultation names no group (S35), frozen, approved by another, then read by anybody, with the full report (S36)."""
    officer = Walk(browser, service, width)
    officer.sign_in("Improvement officer")
    page = officer.page
    officer.open("/plans")
    page.get_by_role("link", name="Children’s services improvement plan").first.click()
    page.get_by_role("link", name="Plan a consultation").click()
    page.get_by_role("button", name="Plan the consultation").click()
    expect(page.locator(".error-summary")).to_contain_text("Give the consultation a name.")
    asked = f"What a good visit is like ({width})"
    page.locator("[name=title]").fill(asked)
    page.locator("[name=question]").fill("What makes a visit good?")
    page.locator("[name=method]").fill("Talks with an advocate")
    page.locator("[name=audience]").fill("Children with a plan")
    fill_date(page, "plannedOn", 14, 1, 2027)
    officer.is_accessible()
    page.get_by_role("button", name="Plan the consultation").click()
    expect(page.locator("h1")).to_have_text(asked)
    expect(page.locator("main")).to_contain_text("No group is named yet.")
    officer.look(f"consultation-{width}")

    officer.open("/plans")
    page.get_by_role("link", name="Children’s services improvement plan").first.click()
    page.get_by_role("link", name="Publish the plan").click()
    page.get_by_role("link", name="Prepare an edition").click()
    label = f"Edition for {width}"
    page.locator("[name=label]").fill(label)
    officer.is_accessible()
    page.get_by_role("button", name="Begin the edition").click()
    expect(page.locator("h1")).to_have_text(label)
    edition = page.url
    page.get_by_role("button", name="Put it forward for approval").click()
    expect(page.locator(".error-summary")).to_contain_text("names no group")
    officer.look(f"edition-refused-{width}")
    page.locator(".error-summary").get_by_role("link", name="names no group").click()
    page.locator("[name=name]").fill("Speak Up young advisers")
    page.get_by_label("Another group").check()
    officer.is_accessible()
    page.get_by_role("button", name="Name the group").click()
    page.goto(edition)
    page.get_by_role("link", name="See what the public will see").click()
    expect(page.locator("main")).to_contain_text("It is not public yet")
    officer.look(f"edition-preview-{width}")
    page.goto(edition)
    page.get_by_role("button", name="Put it forward for approval").click()
    expect(page.locator("main")).to_contain_text("somebody else approves it")
    officer.is_accessible()

    stranger = Walk(browser, service, width)
    stranger.open("/published-plans")
    expect(stranger.page.locator("main")).not_to_contain_text(label)
    director = Walk(browser, service, width)
    director.sign_in("Director of children’s services")
    expect(director.page.locator("main")).to_contain_text("Plans that wait for your approval")
    director.page.goto(edition)
    director.page.get_by_role("link", name="Read and approve").click()
    director.is_accessible()
    if director.page.locator("[name=reason]").count():
        director.page.locator("[name=reason]").fill("Names of places and groups.")
    director.page.get_by_role("button", name="Approve and publish").click()
    expect(director.page.locator(".notice")).to_contain_text("The plan is public.")

    stranger.open("/")
    stranger.page.get_by_role("link", name="all published plans").click()
    stranger.is_accessible()
    stranger.page.get_by_role("link", name=label, exact=True).click()
    expect(stranger.page.locator("main")).to_contain_text(asked)
    expect(stranger.page.locator("main")).to_contain_text("Speak Up young advisers")
    stranger.look(f"published-plan-{width}")
    report = stranger.page.locator("#inspections li a").first.get_attribute("href")
    assert stranger.context.request.get(service.address + report).ok
    stranger.page.get_by_role("link", name="The same for children").click()
    expect(stranger.page.locator("h1")).to_have_text("What adults promise children")
    stranger.look(f"published-plan-children-{width}")
    for walk in (officer, director, stranger):
        walk.fits()
        walk.has_no_faults()
        walk.close()


PASTED = "https://intranet.thornmere.example/childrens_services/policies/neglect/2026/final_approved_version_of_november.pdf"
# What their forms need: words, days, the place of a choice, and None for the first of some buttons.
LISTS = {
    "/registers/policies": {"title": PASTED, "dueOn": (1, 7, 2027)},
    "/registers/events": {"title": PASTED, "heldOn": (1, 7, 2027)},
    "/registers/priorities": {"text": PASTED, "agreedOn": (20, 11, 2026), "plan": 1},
    "/registers/statements": {
        "title": PASTED, "text": "You can get help.", "kind": None, "audience": "Parents", "channel": "Website",
        "plannedOn": (1, 7, 2027)},
    "/consultations": {"title": PASTED, "question": "What helped?", "method": "Talks", "audience": "Children"},
    "/directory/people": {"name": PASTED},
}


def a_pasted_address(browser, service, width):
    """For a title, it leaves every column of six lists on the screen, and the words of the others whole."""
    walk = Walk(browser, service, width)
    walk.sign_in("Improvement officer")
    page = walk.page
    for path, answers in LISTS.items():
        walk.open(path)
        page.locator("main a[href*='/new']").first.click()
        for name, answer in answers.items():
            if isinstance(answer, tuple):
                fill_date(page, name, *answer)
            elif isinstance(answer, int):
                page.locator(f"select[name={name}]").select_option(index=answer)
            elif answer is None:
                page.locator(f"[name={name}]").first.check()
            else:
                page.locator(f"[name={name}]").fill(f"{answer} {width}" if answer == PASTED else answer)
        page.locator("main form button").last.click()
        expect(page.locator(".error-summary")).to_have_count(0)
        expect(page.locator("main")).to_contain_text(PASTED)
        walk.open(path)
        expect(page.locator("main .table")).to_contain_text(PASTED)
        walk.look(f"pasted{path.replace('/', '-')}-{width}")
        if width == "desktop":  # on a phone each row is a card, narrower than some e-mail addresses
            walk.shows_all_columns()
    walk.has_no_faults()
    walk.close()


def words_and_figures(browser, service, width, script):
    """A note that disagrees with the plan warns before it is saved, shows what it counts, and is kept with a reason."""
    walk = Walk(browser, service, width, script)
    walk.sign_in("Improvement officer")
    page = walk.page
    walk.open("/plans")
    page.get_by_role("link", name="Children’s services improvement plan").first.click()
    page.get_by_role("link", name="See its figures").click()
    expect(page.locator("main")).to_contain_text("M64 Actions on time")
    expect(page.locator("main")).to_contain_text("Risks to its resources")
    walk.look(f"figures-{width}", script)
    page.get_by_role("link", name="The records behind M64").click()
    walk.look(f"figure-m64-{width}", script)
    page.go_back()
    page.get_by_role("link", name="Slippage in working days").click()
    walk.look(f"slippage-{width}", script)
    page.go_back()
    page.get_by_role("link", name="What was written and disagrees").click()
    expect(page.locator("main")).to_contain_text("You wrote “all six”; the plan has 5 of 6 recommendations with an action today.")
    walk.look(f"narrative-{width}", script)
    # An action of its own: another journey writes in the draft of the one that disagrees.
    walk.open("/actions")
    page.get_by_role("link", name=re.compile("Fill the eleven vacant posts")).first.click()
    page.get_by_role("link", name="Say how it is going").click()
    # In words of this walk: the same words a second time are refused.
    page.locator("[name=note]").fill(f"Nine actions are overdue. Seen on a {width}{'' if script else ', plain'}.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".error-summary")).to_contain_text("You wrote “Nine”; the plan has")
    walk.look(f"narrative-warning-{width}", script)
    page.locator("[name=keepBecause]").fill("The board counts those of the old plan too.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".notice")).to_contain_text("on record")
    walk.has_no_faults()
    walk.close()


def by_keyboard(browser, service):
    """Signing in and opening an action without a mouse."""
    walk = Walk(browser, service, "desktop")
    walk.open("/")
    page = walk.page
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    walk.open("/sign-in")
    page.locator("input[name=login]").focus()
    page.keyboard.type(service.logins["Improvement officer"])
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "password":
        page.keyboard.press("Tab")
    page.keyboard.type(service.password)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("Sign in")
    walk.open("/actions")
    for _ in range(120):
        page.keyboard.press("Tab")
        if re.search(r"/actions/[0-9a-f]{8}-", page.evaluate("document.activeElement.href || ''")):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text("Actions")
    walk.close()


def seen_from_all_sides(browser, service, width, script):
    """An officer opens a group of sections by keyboard, searches, and looks at a plan from every side."""
    walk = Walk(browser, service, width, script)
    walk.sign_in("Improvement officer")
    page = walk.page
    group = page.locator(".section-group > summary", has_text="Plan")
    group.focus()
    page.keyboard.press("Enter")
    walk.look(f"sections-{width}", script)
    page.locator(".section-group[open]").get_by_role("link", name="Plans", exact=True).click()
    # Other journeys make plans without a dated action, which no timeline can draw.
    page.get_by_role("link", name="Children’s services improvement plan", exact=True).click()
    plan = page.url
    # On paper a folded part stands under its heading, and a form stands nowhere.
    page.emulate_media(media="print")
    headings = [
        (fold.is_visible(), fold.evaluate("it => !it.parentElement.querySelector(':scope > .fold-content > form')"))
        for fold in page.locator(".fold > summary").all()]
    assert set(headings) == {(True, True), (False, False)}, headings
    page.emulate_media(media="screen")
    page.locator("#find").fill("childr")
    page.locator("#find").press("Enter")
    expect(page.locator("main mark").first).to_be_visible()
    walk.look(f"search-{width}", script)
    page.locator("#find").fill("ACT-0")
    page.locator("#find").press("Enter")
    expect(page.locator("h1")).to_contain_text("Search")
    page.locator("#find").fill("RISK-1")
    page.locator("#find").press("Enter")
    expect(page.locator("h1")).not_to_contain_text("Search")
    for link, name in (("See it along the days", "timeline"), ("The plan on a page", "one-page"),
                       ("What has changed", "changes"), ("See the coverage", "coverage")):
        page.goto(plan)
        page.get_by_role("link", name=link, exact=True).click()
        walk.look(f"{name}-{width}", script)
        if name == "one-page":  # on paper, the marks of the second column hang in the gap
            page.emulate_media(media="print")
            gap, em = page.locator(".one-page-exceptions").first.evaluate(
                "it => [getComputedStyle(it).columnGap, getComputedStyle(it).fontSize].map(parseFloat)")
            assert gap > 2 * em, (gap, em)
            page.emulate_media(media="screen")
    page.goto(plan)
    page.get_by_role("link", name="See it along the days", exact=True).click()
    page.locator("[name=by]").select_option("partner")
    page.locator("main").get_by_role("button", name="Show").click()
    expect(page.locator(".gantt-drawing").first).to_be_visible()
    walk.close()


def by_link(browser, service, script):
    """The officer makes a link; a partner without an account answers on a phone; the officer answers back."""
    officer = Walk(browser, service, "desktop", script)
    officer.sign_in("Improvement officer")
    officer.open("/partners")
    page = officer.page
    page.get_by_role("link", name="Mereshire Constabulary").click()
    page.get_by_role("link", name="Make a link").click()
    page.locator("[name=sentTo]").fill("Inspector Vale, by e-mail")
    page.get_by_role("button", name="Make the link").click()
    link = page.locator("#link").input_value()
    officer.is_accessible() if script else None

    partner = Walk(browser, service, "phone", script)
    phone = partner.page
    phone.goto(link)
    partner.look("link-door", script)
    phone.locator("[name=name]").fill("Robin Vale")
    phone.locator("[name=post]").fill("Inspector")
    phone.get_by_role("button", name="Show what is asked of us").click()
    expect(phone.locator("h1")).to_have_text("What is asked of Mereshire Constabulary")
    assert link.split("/p/")[1] not in phone.url
    partner.look("link-asked", script)
    going = phone.get_by_role("link", name=re.compile("^Say how .* is going$")).first
    reference = re.search(r"ACT-\d+", going.inner_text()).group(0)
    going.click()
    partner.look("link-progress", script)
    phone.locator("[name=delivery][value=inProgress]").check()
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator(".error-summary")).to_be_visible()
    trained = "Two constables are trained." if script else "Two more constables are trained."
    phone.locator("[name=note]").fill(trained)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("main")).to_contain_text(trained)
    phone.get_by_role("link", name=f"Attach evidence to {reference}").first.click()
    phone.locator("[name=title]").fill("List of who was trained")
    phone.locator("[name=kind][value=document]").check()
    phone.locator("[name=strength][value=written]").check()
    phone.locator("input[type=file]").set_input_files(fixtures / "papers" / "thornmere-ilacs-2026-10.pdf")
    partner.look("link-evidence", script)
    phone.get_by_role("button", name="Attach it").click()
    expect(phone.locator(".notice")).to_contain_text("Thank you")
    expect(phone.locator("main")).to_contain_text("File: thornmere-ilacs-2026-10.pdf")
    lessons = phone.locator("li", has_text="Lessons with all three agencies")
    lessons.get_by_role("button", name="Mark as done today").click()
    expect(phone.locator(".notice")).to_contain_text("is marked as done today")
    lessons.get_by_role("button", name="Not done after all").click()
    expect(phone.locator(".notice")).to_contain_text("is open again")
    phone.get_by_role("link", name=re.compile("^Say how ready you are")).first.click()
    phone.locator("[name=rating][value=nearlyReady]").check()
    phone.locator("[name=evidence]").fill("An audit of ten files.")
    partner.look("link-question", script)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator("#also-asked")).to_contain_text("An audit of ten files.")
    phone.get_by_role("link", name=f"{reference} is not ours").first.click()
    phone.locator("[name=reason]").fill("Housing leads this since June.")
    partner.look("link-not-ours", script)
    phone.get_by_role("button", name="Send to the council").click()
    expect(phone.locator("main")).to_contain_text("No answer yet")

    officer.open("/reminders")
    page.get_by_role("link", name=re.compile(reference)).last.click()
    expect(page.locator("main")).to_contain_text("Housing leads this since June.")
    page.locator("[name=answer][value=stays]").check()
    page.locator("[name=text]").fill("The board asked you in September.")
    page.get_by_role("button", name="Answer").click()
    officer.picture(f"partner-page-{script}")
    page.get_by_role("link", name="Inspector Vale, by e-mail").first.click()
    expect(page.locator("#uses")).to_contain_text("Robin Vale (Inspector), Mereshire Constabulary, by link")
    officer.picture(f"partner-link-{script}")
    officer.is_accessible() if script else None
    phone.reload()
    expect(phone.locator("#answers")).to_contain_text("The board asked you in September.")
    partner.look("link-answered", script)

    page.locator("summary", has_text="Take this link back").click()
    page.locator("[name=reason]").fill("Robin Vale has moved on.")
    page.get_by_role("button", name="Take it back").click()
    phone.reload()
    expect(phone.locator("main")).to_contain_text("This link was taken back")
    phone.goto(link)
    expect(phone.locator("main")).to_contain_text("This link was taken back")
    partner.picture(f"link-gone-{script}")
    partner.close()
    officer.close()


def open_progress(walk, reference):
    """The form of what is said of an action, found as people find it."""
    walk.open("/actions/update")
    walk.page.get_by_role("link", name=re.compile(f"^{reference} ")).first.click()
    walk.page.get_by_role("link", name=re.compile("^(Say how it is going|Go on writing)$")).first.click()
    expect(walk.page.locator("h1")).to_have_text("How is it going?")


def no_word_is_lost(browser, service):
    """A browser is closed in mid-sentence; two people write about one action; many are updated by keyboard."""
    officer, director = Walk(browser, service, "desktop"), Walk(browser, service, "desktop")
    officer.sign_in("Improvement officer")
    open_progress(officer, "ACT-12")
    officer.look("draft-new")
    sentence = "Seven of ten core groups begin with the child’s words, and in the others the chair has"
    officer.page.locator("[name=note]").press_sequentially(sentence)
    officer.page.close(run_before_unload=True)

    elsewhere = Walk(browser, service, "phone")
    elsewhere.sign_in("Improvement officer")
    open_progress(elsewhere, "ACT-12")
    expect(elsewhere.page.locator("[name=note]")).to_have_value(sentence)
    elsewhere.look("draft-next-day")
    elsewhere.page.locator("[name=note]").fill(sentence + " asked twice.")
    expect(elsewhere.page.locator("[data-saved]")).to_contain_text("Draft saved at")
    elsewhere.page.get_by_role("link", name="Earlier states of the draft").click()
    elsewhere.look("draft-states")
    elsewhere.page.get_by_role("link", name=re.compile(r"\d\d:\d\d$")).last.click()
    elsewhere.page.get_by_role("button", name="Go back to this state").click()
    expect(elsewhere.page.locator("[name=note]")).to_have_value(sentence)

    # A page that is loaded again in mid-sentence has every word, and quarrels with nobody.
    sentence += " asked them all before the"
    elsewhere.page.locator("[name=note]").fill(sentence)
    elsewhere.page.reload()
    expect(elsewhere.page.locator("[name=note]")).to_have_value(sentence)
    elsewhere.page.locator("[name=note]").press_sequentially(" meeting")
    expect(elsewhere.page.locator("[data-saved]")).to_contain_text("Draft saved at")
    expect(elsewhere.page.locator(".rival")).to_have_count(0)

    # Two people in one draft: different fields come together, the same field is shown twice.
    director.sign_in("Director of children’s services")
    open_progress(director, "ACT-12")
    page, other = elsewhere.page, director.page
    fill_date(page, "expectedOn", 4, 12, 2026)
    expect(page.locator("[data-saved]")).to_contain_text("Draft saved at")
    other.locator("[name=note]").fill("Eight of ten.")
    expect(other.locator("[data-saved]")).to_contain_text("it is here now")
    assert other.locator("[name=expectedOn-month]").input_value() == "12"
    page.locator("[name=note]").fill("Nine of ten.")
    expect(page.locator(".rival")).to_contain_text("Eight of ten.")
    # Neither loading the page again nor publishing is a choice.
    page.reload()
    expect(page.locator(".rival")).to_contain_text("Eight of ten.")
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".error-summary")).to_contain_text("choose one")
    elsewhere.look("draft-two-people")
    page.get_by_role("button", name="Put both together").click()
    expect(page.locator("[data-saved]")).to_contain_text("Draft saved at")
    assert page.locator("[name=note]").input_value() == "Nine of ten.\n\nEight of ten."

    # The service goes away and comes back: the words stay, and are kept then.
    elsewhere.context.set_offline(True)
    page.locator("[name=note]").fill("Nine of ten, counted twice.")
    expect(page.locator("[data-saved]")).to_contain_text("Not saved yet")
    elsewhere.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("Draft saved at")
    elsewhere.faults.clear()
    page.get_by_role("button", name="Publish").click()
    expect(page.locator(".notice")).to_contain_text("on record")
    expect(page.locator("#progress")).to_contain_text("counted twice")
    expect(page.locator("#progress")).not_to_contain_text("A draft waits")
    for walk in (elsewhere, director, officer):
        walk.has_no_faults()
        walk.close()


def a_grid_by_keyboard(browser, service, width):
    """Many actions on one page: moved in as in a spreadsheet, kept row by row, published together."""
    walk = Walk(browser, service, width)
    walk.sign_in("Director of children’s services")
    walk.open("/actions/update")
    walk.look(f"grid-{width}")
    page = walk.page
    walk.covers_no_field(page.locator("form[data-grid] [data-cell]"))

    def focused():
        return page.evaluate("document.activeElement.id")

    notes = [note.get_attribute("id") for note in page.locator("[data-cell=note]").all()]
    page.locator(f"[id='{notes[0]}']").focus()
    page.keyboard.press("ArrowDown")
    assert focused() == notes[1]
    page.keyboard.type("Typed in the second row")
    page.keyboard.press("ArrowLeft")
    assert focused() == notes[1], "while one writes, the arrows are the field's own"
    page.keyboard.press("Enter")
    assert focused() == notes[2]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("F2")
    page.keyboard.type(" and thrown away")
    page.keyboard.press("Escape")
    assert page.locator(f"[id='{notes[1]}']").input_value().endswith("Typed in the second row")
    row = page.locator("tr", has=page.locator(f"[id='{notes[1]}']"))
    page.keyboard.press("F2")
    page.keyboard.type(", and kept")
    expect(row.locator("[data-saved]")).to_contain_text("Draft saved at")
    page.keyboard.type(" but not this")
    page.keyboard.press("Escape")
    assert page.locator(f"[id='{notes[1]}']").input_value().endswith("second row, and kept"), "what was saved stays"
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert focused() == notes[1].replace(".note", ".ready")
    page.keyboard.press("Space")
    expect(row.locator("[data-saved]")).to_contain_text("Draft saved at")
    page.locator(f"[id='{notes[2]}']").fill(f"Half a {width}")
    page.locator(f"[id='{notes[2].replace('.note', '.effectiveOn')}']").fill("31/2/2026")
    page.locator(f"[id='{notes[2].replace('.note', '.ready')}']").check()
    page.get_by_role("button", name="Publish all that are ready").click()
    expect(page.locator(".error-summary")).to_contain_text("February")
    expect(page.locator(".notice")).to_contain_text("1 update published")
    walk.look(f"grid-problem-{width}")
    page.locator(".error-summary a").first.click()
    assert focused() == notes[2].replace(".note", ".effectiveOn")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("12/11/2026")
    page.get_by_role("button", name="Publish all that are ready").click()
    expect(page.locator(".notice")).to_contain_text("1 update published.")
    walk.faults = [fault for fault in walk.faults if "422" not in fault]
    walk.has_no_faults()
    walk.close()


def walk_through(browser, service, width, script, number):
    walk, plan = upload_review_plan(browser, service, width, script, number)
    if number == 4:
        it_is_there_tomorrow(walk, plan)
    walk.close()


def with_or_without(script):
    return f"{'with' if script else 'without'} JavaScript"


def stories():
    """What people do, in an order in which each finds what it needs: title, function, arguments."""
    for number, (width, script) in enumerate(((w, s) for w in WIDTHS for s in (True, False)), 1):
        yield f"upload, review, plan: {width}, {with_or_without(script)}", walk_through, (width, script, number)
    yield "papers that are no reports", bad_papers, ()
    yield "a large upload says how far it is", a_large_upload, ()
    for script in (True, False):
        yield f"many reports at once: {with_or_without(script)}", many_at_once, (script,)
    for width, script in (("desktop", True), ("phone", True), ("desktop", False)):
        yield f"a return is checked twice: {width}, {with_or_without(script)}", check_a_return, (width, script)
    for width in WIDTHS:
        yield f"a statement: {width}", a_statement, (width,)
    for width in WIDTHS:
        yield f"a published plan: {width}", a_published_plan, (width,)
    for script in (True, False):
        yield f"a partner by link: {with_or_without(script)}", by_link, (script,)
    for width, script in (("desktop", True), ("phone", True), ("phone", False)):
        yield f"a plan from every side: {width}, {with_or_without(script)}", seen_from_all_sides, (width, script)
    for width, script in (("desktop", True), ("phone", False)):
        yield f"words and figures: {width}, {with_or_without(script)}", words_and_figures, (width, script)
    for width in WIDTHS:
        yield f"a pasted address: {width}", a_pasted_address, (width,)
    yield "by keyboard alone", by_keyboard, ()
    yield "no word is lost", no_word_is_lost, ()
    for width in WIDTHS:
        yield f"a grid by keyboard: {width}", a_grid_by_keyboard, (width,)


def walks():
    """Every page of each role, the longest walks first. The other roles see a part of what one of these sees; that they see no more, the route matrix proves."""
    for role, variations in {
        "Improvement officer": (("desktop", "light"), ("phone", "light"), ("desktop", "dark")),
        "Public": (("desktop", "light"), ("phone", "light"), ("desktop", "dark")),
        "Administrator": (("desktop", "light"), ("phone", "light")),
        "Team manager": (("desktop", "light"),),
        "Partner agency lead": (("desktop", "light"),),
        "Councillor": (("desktop", "light"),),
    }.items():
        for width, scheme in variations:
            yield f"every page of: {role}, {width}, {scheme}", every_page_of, (role, width, scheme)


def work(program, own, shared, results):
    """One worker: its own journeys first, then walks from the shared list until none is left."""
    with Service(program) as service, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        while True:
            try:
                title, body, arguments = own.pop(0) if own else shared.get_nowait()
            except queue.Empty:
                break
            started = time.monotonic()
            try:
                said = body(browser, service, *arguments)
                results.put((title, True))
                print(f"✔ {title}{f' ({said})' if isinstance(said, str) else ''}, {time.monotonic() - started:.1f} s", flush=True)
            except Exception:
                results.put((title, False))
                print(f"✘ {title}\n{traceback.format_exc(limit=4)}", flush=True)
        browser.close()


def main(program):
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    shared, results = multiprocessing.Queue(), multiprocessing.Queue()
    everything = [*stories(), *walks()]
    for walk in walks():
        shared.put(walk)
    time.sleep(0.5)  # what was put is in the pipe before anybody asks whether it is empty
    workers = [
        multiprocessing.Process(target=work, args=(program, own, shared, results)) for own in ([*stories()], [])]
    for worker in workers:
        worker.start()
    outcomes = {}
    while len(outcomes) < len(everything) and any(worker.is_alive() for worker in workers):
        try:
            title, is_passed = results.get(timeout=5)
            outcomes[title] = is_passed
        except queue.Empty:
            pass
    for worker in workers:
        worker.join()
    while not results.empty():
        title, is_passed = results.get()
        outcomes[title] = is_passed
    missing = [title for title, _, _ in everything if title not in outcomes]
    for title in missing:
        print(f"✘ {title}: not walked, its worker ended")
    passed = sum(outcomes.values())
    print(f"{passed} passed, {len(everything) - passed} failed")
    return 0 if passed == len(everything) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
