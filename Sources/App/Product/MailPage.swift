import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// Whether mail goes out, for whoever runs the service: from which address, what waits, what
/// failed.
struct MailPages: Sendable {
  let mail: Sendmail?
  let address: String

  func addRoutes(to site: inout Site) {
    let (mail, address) = (mail, address)
    site.get("settings/mail", for: .manageSettings) { visit in
      let authority = visit.authority
      let (count, troubled) = try await visit.store.read { db in
        (try MailCount(of: authority, db), try db.troubledMail(of: authority))
      }
      return .page(MailPage(mail: mail, address: address, count: count, troubled: troubled).page)
    }
  }
}

/// How many messages were sent, and how many wait.
struct MailCount: Sendable {
  let sent: Int
  let waiting: Int
  let lastSentAt: Instant?

  init(of authority: AuthorityID, _ db: Transaction) throws {
    func count(_ state: Mail.State) throws -> Int {
      try db.value(
        Int.self,
        "SELECT count(*) FROM mail WHERE authority_id = \(authority) AND state = \(state)") ?? 0
    }
    sent = try count(.sent)
    waiting = try count(.waiting)
    lastSentAt = try db.value(
      Instant.self,
      """
      SELECT sent_at FROM mail
      WHERE authority_id = \(authority) AND sent_at IS NOT NULL ORDER BY sent_at DESC, id LIMIT 1
      """)
  }
}

/// The page of an administrator who wants to know whether mail goes out.
struct MailPage {
  let mail: Sendmail?
  let address: String
  let count: MailCount
  let troubled: [Mail]

  var page: Page {
    Page("Mail", breadcrumbs: [Breadcrumb("Settings", .settings)]) {
      if let mail { sending(mail) } else { silent }
      failures
      p {
        link(
          "Who is told of late actions and missing updates, and when nobody is told",
          to: .reminderSettings)
      }
    }
  }

  /// When the last message was made that was not taken, where nothing has been sent since.
  private var refusedSince: Instant? {
    guard let madeAt = troubled.first?.madeAt, count.lastSentAt.map({ $0 < madeAt }) ?? true
    else { return nil }
    return madeAt
  }

  @HTMLBuilder private func sending(_ mail: Sendmail) -> HTML {
    if let refusedSince {
      lead(
        "Mail does not go out: nothing was taken that was made since \(refusedSince.forPeople). Why stands below."
      )
    } else {
      lead("Mail goes out, from \(mail.sender).")
    }
    summaryList([
      SummaryRow("From", mail.sender),
      SummaryRow("Handed to", mail.command.first ?? ""),
      SummaryRow("Links in messages begin with", address),
      SummaryRow("Sent so far", Words.count(count.sent, "message")),
      SummaryRow("Sent last", count.lastSentAt?.forPeople ?? "Nothing yet"),
      SummaryRow("Waits to be sent", Words.count(count.waiting, "message")),
    ])
  }

  @HTMLBuilder private var silent: HTML {
    lead("No mail goes out. People read their reminders when they sign in.")
    p("Whoever starts the service sets these in its environment, and starts it again:")
    definitions([
      (Sendmail.commandVariable, HTML("The command that takes a message: /usr/sbin/sendmail -t")),
      (Sendmail.senderVariable, HTML("The address that messages come from")),
      (
        Sendmail.addressVariable,
        HTML("Where people reach the service, for links in messages: https://goldthread.example")
      ),
    ])
  }

  @HTMLBuilder private var failures: HTML {
    part("What could not be sent", id: "failed") {
      if troubled.isEmpty {
        p("Nothing has failed.")
      } else {
        TroubledMail(troubled).html
      }
    }
  }
}
