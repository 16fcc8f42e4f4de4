import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

enum ReadinessSort: String, ListSort {
  case asked, title

  var key: SQL {
    switch self {
    case .asked: "readiness_question.asked_on"
    case .title: "lower(readiness_question.title)"
    }
  }
}

/// All that partners were asked; for a partner's lead, what their own body was asked.
enum ReadinessList {
  static func listing(
    for visit: Visit, in db: Transaction
  ) throws -> Listing<ReadinessQuestion, ReadinessSort> {
    let readsAll = visit.user.may(.readRegisters)
    let ids = try db.values(
      ID<ReadinessQuestion>.self,
      "SELECT id FROM readiness_question WHERE authority_id = \(visit.authority) ORDER BY id")
    let standings = Dictionary(
      uniqueKeysWithValues: try ids.map { ($0, try db.readiness($0, of: visit.authority)) })
    let (today, day) = (visit.today, visit.shownDay)
    return try List<ReadinessQuestion, ReadinessSort>(
      "Readiness questions", noun: ("question", "questions"), sortedBy: .asked,
      isDescending: true,
      columns: [
        ListColumn("Ready for", sort: .title, text: \.title) {
          link($0.title, to: Address.readinessQuestion($0.id).asAt(day))
        },
        ListColumn("Asked", sort: .asked, text: { $0.askedOn.description }) {
          shortDay($0.askedOn)
        },
        ListColumn("Answer wanted by", text: { $0.answerBy?.description ?? "" }) {
          $0.answerBy.map { shortDay($0) } ?? HTML("No date")
        },
        ListColumn("How it stands") {
          standings[$0.id]?.words(for: visit.user, on: today).words ?? ""
        } html: {
          standings[$0.id]?.words(for: visit.user, on: today).html ?? HTML()
        },
      ],
      filters: [
        .search("words", "Words") {
          "lower(readiness_question.title) LIKE \($0) ESCAPE '\\'"
        }
      ],
      empty: readsAll
        ? "Partners have not been asked anything yet."
        : "Your organisation has not been asked anything."
    ).load(
      for: visit,
      from: ListQuery(
        select: "readiness_question.*", from: "readiness_question", id: "readiness_question.id",
        where: ["readiness_question.authority_id = \(visit.authority)"]
          + (readsAll ? [] : [own(visit)])),
      in: db)
  }

  private static func own(_ visit: Visit) -> SQL {
    """
    readiness_question.id IN (SELECT question_id FROM readiness_partner
      WHERE authority_id = \(visit.authority) AND body_id = \(visit.user.body))
    """
  }
}

extension ReadinessStanding {
  /// How it stands as somebody may know it: a partner's lead knows of their own body only.
  fileprivate func words(for user: User, on today: CivilDate) -> Standing {
    guard user.may(.readRegisters) else {
      let own = partners.first { $0.body.id == user.body }?.rating ?? .notYetAssessed
      return Standing(own.title, own.tone)
    }
    if areAllFit { return Standing("All ready", .good) }
    let ready = partners.count - notReady.count
    let isLate = question.answerBy.map { $0 < today } ?? false
    return Standing("\(ready) of \(partners.count) ready", isLate ? .urgent : .caution)
  }
}

/// One question: who is ready, who is not, and what shows it.
struct ReadinessPage {
  let standing: ReadinessStanding
  let visit: Visit
  /// Those of whom this person may know.
  let shown: [ReadinessStanding.Partner]

  init(_ standing: ReadinessStanding, for visit: Visit) throws {
    self.standing = standing
    self.visit = visit
    let readsAll = visit.user.may(.readRegisters)
    shown =
      readsAll ? standing.partners : standing.partners.filter { $0.body.id == visit.user.body }
    guard readsAll || !shown.isEmpty else {
      throw Refusal.notFound("Your organisation is not asked this. The link may be old.")
    }
  }

  private var readsAll: Bool { visit.user.may(.readRegisters) }

  var page: Page {
    let question = standing.question
    return Page(
      question.title, kicker: "Partner readiness",
      breadcrumbs: [
        visit.registersCrumb,
        Breadcrumb("Partner readiness", Address.readiness.asAt(visit.shownDay)),
      ]
    ) {
      visit.asAtNote
      if readsAll {
        p {
          tag(standing.areAllFit ? "All fit" : "Not all fit", standing.areAllFit ? .good : .caution)
        }
        lead(standing.sentence)
      }
      prose(question.question)
      muted(dates)
      former
      if visit.mayManageRegisters {
        buttonRow {
          buttonLink(
            "Change the question", to: .editReadinessQuestion(question.id), style: .secondary)
        }
      }
      downloadLinks(visit.address)
      answers
      earlier
      visit.asAtForm("The question as at another day")
      visit.historyLink("History of this question", of: ReadinessQuestion.table, question.id)
    }
  }

  /// What those who answered before had read.
  @HTMLBuilder private var former: HTML {
    for one in standing.former {
      insetText {
        p(one.sentence)
        muted(one.reason)
      }
    }
  }

  private var dates: String {
    let question = standing.question
    let wanted = question.answerBy.map { ", an answer wanted by \($0.longForm)" } ?? ""
    return "Asked on \(question.askedOn.longForm)\(wanted)."
  }

  private var answers: HTML {
    dataTable(
      readsAll ? "Every partner’s own assessment" : "Your organisation’s assessment",
      columns: ["Partner", "Rating", "What shows it", "As at", "Said by", "Assess"],
      rows: shown.map { partner in
        [
          HTML(partner.body.name), tag(partner.rating.title, partner.rating.tone),
          HTML(partner.latest?.evidence ?? ""),
          partner.latest.map { shortDay($0.assessedOn) } ?? HTML(),
          HTML(partner.latest?.assessedBy ?? ""), assess(partner),
        ]
      })
  }

  private func assess(_ partner: ReadinessStanding.Partner) -> HTML {
    let body = partner.body
    guard visit.user.may(.assessReadiness, as: visit.user.relationship(toBody: body.id)) else {
      return HTML()
    }
    return a(.href(.readiness(ofBody: body.id, in: standing.question.id))) {
      partner.latest == nil ? "Assess" : "Assess again"
      span(" \(body.name)", .class("visually-hidden"))
    }
  }

  @HTMLBuilder private var earlier: HTML {
    let before = shown.filter { $0.assessments.count > 1 }
    if !before.isEmpty {
      part("What was said before", id: "earlier") {
        for partner in before {
          h3(partner.body.name)
          timeline(
            partner.assessments.dropFirst().map { one in
              TimelineEntry(one.assessedOn, one.rating.title, tone: one.rating.tone) {
                prose(one.evidence)
                muted("Said by \(one.assessedBy).")
              }
            })
        }
      }
    }
  }

  func file(_ format: TableFormat?) throws -> Answer? {
    guard let format else { return nil }
    return try TableFile(
      "Partner readiness", columns: ["Partner", "Rating", "Evidence", "As at", "Said by"],
      rows: shown.map {
        [
          $0.body.name, $0.rating.title, $0.latest?.evidence ?? "",
          $0.latest?.assessedOn.description ?? "", $0.latest?.assessedBy ?? "",
        ]
      }, asAt: visit.shownDay
    ).answer(as: format)
  }
}
