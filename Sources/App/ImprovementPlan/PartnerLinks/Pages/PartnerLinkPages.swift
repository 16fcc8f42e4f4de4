import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The form by which a link is made.
struct NewPartnerLinkPage {
  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let (world, id) = (visit.world, try visit.id("body", of: Body.self))
    let (body, expiry) = try await visit.store.read { db in
      (
        try db.body(id, of: visit.authority),
        try db.partnerLinkExpiry(from: visit.today, in: world)
      )
    }
    let sheet = FormSheet(visit, problems: problems, values: ["expiresOn": expiry])
    return Page(
      "Make a link", kicker: body.name,
      breadcrumbs: [Breadcrumb("Partners", .partners), Breadcrumb(body.name, .partner(id))]
    ) {
      p(
        "The link opens all that open plans, the registers and the board ask of \(body.name), and nothing else. Whoever has it can say how that is going, tick steps, attach evidence, answer what is asked, or say that something is not theirs; verifying stays with you."
      )
      insetText(
        "Everybody who has the link reads what others behind it have typed and not sent yet, and can write on in it: drafts belong to \(body.name), not to one person. Where that is not wanted, give people accounts of their own."
      )
      sheet.form(to: .newPartnerLink(forBody: id), submit: "Make the link", cancel: .partner(id)) {
        sheet.textField(
          "sentTo", "Whom will you send it to?",
          hint: "For example, Superintendent Marsh, by e-mail")
        sheet.dateField("expiresOn", "Until when does it hold?", hint: "Its last day")
      }
    }
  }
}

/// A link just made: the only time that its secret is shown.
struct PartnerLinkMadePage {
  let body: Body
  let link: PartnerLink
  let address: String

  var page: Page {
    Page(
      "The link is made", kicker: body.name,
      breadcrumbs: [Breadcrumb("Partners", .partners), Breadcrumb(body.name, .partner(body.id))]
    ) {
      warningText(
        "Copy it now: it is shown only this once. Send it to \(link.sentTo), and to nobody else. Everybody who has it reads the drafts of all who have it."
      )
      div(.class("field")) {
        label("The link", .for("link"))
        textarea(address, .id("link"), .class("input"), .readonly, .rows(3))
      }
      p("It holds until \(link.expiresOn.longForm). You can take it back at any time.")
      buttonRow {
        buttonLink("See its uses, or take it back", to: .partnerLink(link.id), style: .secondary)
      }
    }
  }
}

/// One link: for whom, until when, every use, and taking it back.
struct PartnerLinkPage {
  let visit: Visit
  let link: PartnerLink
  let body: Body
  let uses: [AccessEntry]
  let problems: [Problem]

  static func load(_ visit: Visit, problems: [Problem] = []) async throws -> Page {
    let id: PartnerLink.ID = try visit.id("link")
    return try await visit.store.read { db in
      let link = try db.partnerLink(id, of: visit.authority)
      return PartnerLinkPage(
        visit: visit, link: link, body: try db.body(link.body, of: visit.authority),
        uses: try db.accesses(to: PartnerLink.table, id.text, of: visit.authority, limit: 200),
        problems: problems
      ).page
    }
  }

  var page: Page {
    Page(
      "Link sent to \(link.sentTo)", kicker: body.name,
      breadcrumbs: [
        Breadcrumb("Partners", .partners), Breadcrumb(body.name, .partner(body.id)),
      ]
    ) {
      summaryList(
        [
          SummaryRow("State") { link.tag(on: visit.today) },
          SummaryRow("Holds until") { day(link.expiresOn) },
          SummaryRow("Made", "\(link.madeAt.forPeople) by \(link.madeBy)"),
        ] + revoked)
      if link.revokedOn == nil { revoking }
      part("Uses", id: "uses") {
        if uses.isEmpty { p("Nobody has opened it yet.") } else { PartnerUses(uses: uses).html }
      }
    }
  }

  private var revoked: [SummaryRow] {
    guard let day = link.revokedOn else { return [] }
    return [
      SummaryRow(
        "Taken back", "\(day.longForm) by \(link.revokedBy): \(link.revokedBecause)")
    ]
  }

  private var revoking: HTML {
    let sheet = FormSheet(visit, problems: problems)
    return fold("Take this link back") {
      sheet.form(to: .revokePartnerLink(link.id), submit: "Take it back", style: .warning) {
        sheet.textArea("reason", "Why is it taken back?", rows: 2, maximum: 1000)
        sheet.hidden("version", link.version)
      }
    }
  }
}

/// What was done by a link, or tried, the latest first.
struct PartnerUses {
  let uses: [AccessEntry]

  var html: HTML {
    dataTable(
      "Uses, the latest first", isCaptionHidden: true, columns: ["When", "Who", "What"],
      rows: uses.map { use in
        [
          HTML(use.at.forTables), HTML(use.author.name),
          HTML {
            HTML(use.purpose.prefix(1).uppercased() + use.purpose.dropFirst())
            if !use.wasAllowed {
              HTML(" ")
              tag("Refused", .urgent)
            }
            if !use.detail.isEmpty { div(use.detail, .class("muted")) }
          },
        ]
      })
  }
}
