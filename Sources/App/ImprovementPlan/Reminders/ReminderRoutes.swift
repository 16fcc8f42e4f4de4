import Kernel
import Markup
import SiteMap
import Storage
import Web

extension ImprovementPlanSlice {
  /// Reminders, escalation, and deadlines for calendars.
  func addReminderRoutes(to site: inout Site) {
    let elsewhere = elsewhere
    let calendars = CalendarHandlers(elsewhere: elsewhere)
    site.get("reminders", for: .readOwnActions) {
      .page(try await RemindersPage.load($0, elsewhere))
    }
    site.get("reminders/made", for: .managePlan) { .page(try await RemindersMadePage.load($0)) }
    site.get("reminders/settings", for: .readSettings) {
      .page(try await ReminderSettingsPage.load($0))
    }
    site.post(
      "reminders/settings", for: .manageSettings, bodyLimit: 1 << 17, use: ReminderSettingsPage.set)
    site.post(
      "reminders/calendar", for: .readOwnActions, bodyLimit: 1 << 14, use: calendars.make)
    site.post(
      "reminders/calendar/revoke", for: .readOwnActions, bodyLimit: 1 << 14,
      use: calendars.revoke)
    site.get("calendar/:secret", for: .openSecretAddress, use: calendars.feed)
    site.get("plans/:plan/calendar", for: .readPlan, use: calendars.plan)
    for kind in Self.reminderKinds { site.describe(kind) }
  }

  /// The part of the home page that says how much waits for somebody, and what they have to decide;
  /// empty when nothing does.
  public func remindersHome(_ visit: Visit) async throws -> HTML {
    guard visit.user.may(.readOwnActions) else { return HTML() }
    let (user, world, elsewhere) = (visit.user, visit.world, elsewhere)
    let waiting = try await visit.store.read {
      try WaitingCounts(for: user, elsewhere, in: world, $0)
    }
    let count = waiting.total
    guard count > 0 else { return HTML() }
    return HTML {
      insetText {
        p {
          link(
            "Reminders: \(count == 1 ? "one thing waits" : "\(count) things wait") for you",
            to: .reminders)
        }
      }
      DecisionsPart(decisions: waiting.decisions).html
    }
  }

  private static var reminderKinds: [RecordKind] {
    [
      RecordKind(
        table: "reminder", "Reminder",
        columns: [
          "action_id": "Action", "to_name": "Told to", "untold": "Why nobody could be told",
          "about_day": "About the day",
          "sent_at": "Told at", "answered_at": "Answered at",
        ],
        words: ["step": .titles(of: Reminder.Step.self, \.title)], hidden: ["to_kind", "to_id"]),
      RecordKind(
        table: "calendar_feed", "Calendar’s address", hidden: ["secret_hash", "account_id"]),
    ]
  }
}
