import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Deadlines for people's calendars.
struct CalendarHandlers: Sendable {
  let elsewhere: AskedElsewhere

  /// The feed that a calendar fetches, without signing in, by its secret.
  @Sendable func feed(_ visit: Visit) async throws -> Answer {
    let secret = LinkSecret(visit.parameters["secret"] ?? "")
    let (authority, today, from) = (visit.authority, visit.today, visit.remoteAddress)
    let (wait, user) = try await visit.store.write(as: .system, because: "calendar fetched") {
      db -> (Int64, User?) in
      let wait = try db.admitSecret(from: from, in: authority)
      guard wait == 0 else { return (wait, nil) }
      guard let secret, let feed = try db.calendarFeed(secret, in: authority),
        let account = try db.find(feed.account, of: authority), !account.isDisabled,
        account.user.may(.readOwnActions)
      else { return (0, nil) }
      try db.forgiveSecret(from: from, in: authority)
      return (0, account.user)
    }
    if wait > 0 { throw Refusal.tooManySecrets(waiting: wait) }
    guard let user else {
      throw Refusal.notFound(
        "This calendar address opens nothing. It may have been taken back: sign in and make a new one on the page “Reminders”."
      )
    }
    let elsewhere = elsewhere
    let (actions, titles, asked) = try await visit.store.read { db in
      (
        try db.deadlines(of: user, on: today), try db.planTitles(of: authority),
        try elsewhere.open(
          for: user, owners: try db.owners(heldBy: user, on: today), on: today, db)
      )
    }
    return file(
      visit, "Asked of \(user.name)", actions, titles, asked: asked, called: "deadlines.ics")
  }

  /// The deadlines of one plan, to keep.
  @Sendable func plan(_ visit: Visit) async throws -> Answer {
    let id: Plan.ID = try visit.id("plan")
    let (plan, actions) = try await visit.store.read { db in
      (
        try db.plan(id, of: visit.authority),
        try db.actions(ofPlan: id, in: visit.authority).filter {
          !$0.isWithdrawn && $0.completedOn == nil
        }
      )
    }
    return file(visit, plan.title, actions, [id: plan.title], called: "plan.ics")
  }

  private func file(
    _ visit: Visit, _ name: String, _ actions: [Action], _ titles: [Plan.ID: String],
    asked: [AskedElsewhere.Open] = [], called file: String
  ) -> Answer {
    let service = visit.absolute(.home)
    let calendar = ICalendar(
      name: name, at: visit.world.now(),
      events: actions.compactMap {
        ICalendar.Event(
          $0, inPlan: titles[$0.plan] ?? "",
          linkingTo: service.hasSuffix("/") ? String(service.dropLast()) : service)
      } + asked.compactMap { ICalendar.Event($0, linkingTo: visit.absolute($0.address)) })
    return .file(Array(calendar.text.utf8), type: "text/calendar; charset=utf-8", name: file)
  }

  @Sendable func make(_ visit: Visit) async throws -> Answer {
    let secret = try await KeepCalendarFeed(acting: visit).make()
    let address = visit.absolute(.calendarFeed(secret.text))
    var page = Page("Your calendar’s address", breadcrumbs: [Breadcrumb("Reminders", .reminders)]) {
      warningText(
        "Copy it now: it is shown only this once. Whoever has it can read your deadlines.")
      div(.class("field")) {
        label("The address", .for("feed"))
        textarea(address, .id("feed"), .class("input"), .readonly, .rows(3))
      }
      p("In your calendar, choose “Subscribe” or “From the internet”, and paste it there.")
    }
    page.secret = address
    return .page(page)
  }

  @Sendable func revoke(_ visit: Visit) async throws -> Answer {
    try await KeepCalendarFeed(acting: visit).revoke()
    return .redirect(.reminders, notice: "Your calendar’s address opens nothing any more.")
  }
}
