import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form to enter a person, or to change one.
@Sendable func personForm(
  _ visit: Visit, of person: Person? = nil, problems: [Problem] = []
) async throws -> Page {
  let bodies = try await visit.store.read { try $0.bodies(of: visit.authority) }
  let sheet = FormSheet(
    visit, problems: problems,
    values: [
      "name": person?.name, "jobTitle": person?.jobTitle, "email": person?.email,
      "body": person?.body, "leftOn": person?.leftOn, "version": person?.version,
    ])
  let trail = Trail(kind: "People", .people, name: person?.name, person.map { .person($0.id) })
  return Page(
    person.map { "Change \($0.name)" } ?? "Add a person", breadcrumbs: trail.breadcrumbs
  ) {
    sheet.form(
      to: person.map { .person($0.id) } ?? .people, submit: "Save the person", cancel: trail.back
    ) {
      sheet.version
      sheet.textField("name", "Name")
      sheet.textField(
        "jobTitle", "Job", hint: "What the person does, where no post in the directory says it.",
        isOptional: true)
      sheet.textField("email", "E-mail address", isOptional: true, type: .email)
      sheet.select(
        "body", "Works for", bodies.map { Choice($0.id.text, $0.name) }, isOptional: true,
        prompt: "No body")
      sheet.dateField(
        "leftOn", "Last day", hint: "Only for somebody who has left, or is about to.",
        isOptional: true)
    }
  }
}

/// The form to enter a body, or to change one.
@Sendable func bodyForm(
  _ visit: Visit, of body: Body? = nil, problems: [Problem] = []
) -> Page {
  let sheet = FormSheet(
    visit, problems: problems,
    values: [
      "name": body?.name, "shortName": body?.shortName, "kind": body?.kind.rawValue,
      "version": body?.version,
    ])
  let trail = Trail(kind: "Bodies", .bodies, name: body?.name, body.map { .body($0.id) })
  return Page(body.map { "Change \($0.name)" } ?? "Add a body", breadcrumbs: trail.breadcrumbs) {
    sheet.form(
      to: body.map { .body($0.id) } ?? .bodies, submit: "Save the body", cancel: trail.back
    ) {
      sheet.version
      sheet.textField("name", "Name")
      sheet.textField(
        "shortName", "Short name", hint: "As people say it in tables and talk.", isOptional: true,
        width: .third)
      sheet.radios("kind", "Kind", Choice.all(of: Body.Kind.self, titled: \.title))
    }
  }
}

/// The form to enter a post, or to change one.
@Sendable func postForm(
  _ visit: Visit, of post: Post? = nil, problems: [Problem] = []
) async throws -> Page {
  let bodies = try await visit.store.read { try $0.bodies(of: visit.authority) }
  let sheet = FormSheet(
    visit, problems: problems,
    values: [
      "title": post?.title, "body": post?.body, "isLeadership": post?.isLeadership,
      "version": post?.version,
    ])
  let trail = Trail(kind: "Posts", .posts, name: post?.title, post.map { .post($0.id) })
  return Page(post.map { "Change \($0.title)" } ?? "Add a post", breadcrumbs: trail.breadcrumbs) {
    if bodies.isEmpty { insetText("A post belongs to a body. Add the body first.") }
    sheet.form(
      to: post.map { .post($0.id) } ?? .posts, submit: "Save the post", cancel: trail.back
    ) {
      sheet.version
      sheet.textField(
        "title", "Title", hint: "A post outlives whoever holds it: “Head of Safeguarding”.")
      sheet.select("body", "Belongs to", bodies.map { Choice($0.id.text, $0.name) })
      sheet.checkbox(
        "isLeadership", "A leading post",
        hint: "It stands in the register of leaders, with all who held it.")
    }
  }
}

/// The form to enter who holds a post, or to change that.
@Sendable func holdingForm(
  _ visit: Visit, of holding: PostHolding, problems: [Problem] = []
) async throws -> Page {
  let (post, people) = try await visit.store.read { db in
    (try db.find(holding.post, of: visit.authority), try db.people(of: visit.authority))
  }
  let title = post?.title ?? "the post"
  let offered = visit.query("left") == nil ? people.filter { $0.isHere(on: visit.today) } : people
  let isNew = holding.version == 0
  let sheet = FormSheet(
    visit, problems: problems,
    values: isNew
      ? ["start": holding.start]
      : [
        "person": holding.person, "start": holding.start, "end": holding.end,
        "isInterim": holding.isInterim, "version": holding.version,
      ])
  let kept = people.filter { person in
    sheet.value("person") == person.id.text && !offered.contains { $0.id == person.id }
  }
  let here: Address = isNew ? .newHolder(ofPost: holding.post) : .holding(holding.id)
  let trail = Trail(kind: "Posts", .posts, name: title, .post(holding.post))
  return Page(
    isNew ? "Who holds the post" : "Change who holds the post", kicker: title,
    breadcrumbs: trail.breadcrumbs
  ) {
    if offered.count < people.count {
      p { link("Choose among those who have left too", to: here.with("left", "too")) }
    }
    sheet.form(
      to: isNew ? .holders(ofPost: holding.post) : .holding(holding.id),
      submit: "Save who holds the post", cancel: .post(holding.post),
      more: isNew ? HTML() : submitButton("Take this entry away", name: "remove", style: .quiet)
    ) {
      sheet.version
      sheet.select("person", "Person", choices(of: offered + kept, on: visit.today))
      sheet.dateField("start", "First day")
      sheet.dateField("end", "Last day", hint: "Leave empty while it goes on.", isOptional: true)
      sheet.checkbox("isInterim", "Interim", hint: "Acting until the post is filled.")
      sheet.checkbox(
        "isShared", "Shared", hint: "Somebody else holds the post too, on some of these days.")
    }
  }
}

/// Those who are there, then those who left, each with the day: they can hold a post until then.
private func choices(of people: [Person], on today: CivilDate) -> [Choice] {
  people.filter { $0.isHere(on: today) }.map { Choice($0.id.text, $0.name, hint: $0.jobTitle) }
    + people.filter { !$0.isHere(on: today) }.map { person in
      Choice(
        person.id.text,
        person.name + (person.leftOn.map { " (left on \($0.longForm))" } ?? ""))
    }
}

extension FormSheet {
  /// The version of the record that the form was filled from.
  var version: HTML { hidden("version", value("version").flatMap { Int($0) } ?? 0) }
}

/// The way to a page of the directory, and back from its form.
struct Trail {
  let breadcrumbs: [Breadcrumb]
  let back: Address

  init(kind: String, _ list: Address, name: String?, _ address: Address?) {
    var breadcrumbs = [Breadcrumb("Directory", .directory), Breadcrumb(kind, list)]
    if let name, let address { breadcrumbs.append(Breadcrumb(name, address)) }
    self.breadcrumbs = breadcrumbs
    back = address ?? list
  }
}
