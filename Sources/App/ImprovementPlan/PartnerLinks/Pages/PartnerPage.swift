import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One partner: what is asked of it, what it asks back, the links it was sent.
struct PartnerPage {
  let visit: Visit
  let body: Body
  let measure: PartnerMeasure
  let rule: DeliveryRule
  let asked: AskedOfBody
  /// What it has said as one that helps and nobody has answered.
  let words: [OpenWord]
  let sayings: PartnerSayings
  /// Empty for those who keep no links.
  let links: [PartnerLink]
  /// What it is asked beside the plan.
  let elsewhere: [AskedElsewhere.Question]
  let asAt: AsAt

  static func load(_ visit: Visit, and elsewhere: AskedElsewhere) async throws -> Page {
    let (world, id) = (visit.world, try visit.id("body", of: Body.self))
    let asAt = AsAt(visit)
    let day = asAt.pastDay
    let past = visit.asAsked(
      ImprovementPlanSlice.tables + PartnerSayings.tables + elsewhere.tables, for: .readPlan)
    let body = try await visit.store.read { try $0.body(id, of: visit.authority, asAt: day) }
    return try await past.store.read { db in
      let dates = try PlanDates(world, on: day, db)
      return PartnerPage(
        visit: visit, body: body,
        measure: try PartnerMeasure.all(of: visit.authority, dates, asAt: day, db)[id]
          ?? PartnerMeasure(), rule: try db.deliveryRule(on: dates.today, of: visit.authority),
        asked: try day.map { try AskedOfBody(body, in: world, asAt: $0, db) }
          ?? AskedOfBody(body, in: world, db),
        words: try db.openPartnerWords(of: id, in: visit.authority),
        sayings: try PartnerSayings(of: id, in: visit.authority, db),
        links: visit.user.may(.managePlan) && day == nil
          ? try db.partnerLinks(of: id, in: visit.authority) : [],
        elsewhere: try elsewhere.questions(db, body, past.today), asAt: asAt
      ).page
    }
  }

  private var mayManage: Bool { asAt.pastDay == nil && visit.user.may(.managePlan) }

  var page: Page {
    Page(
      body.name, kicker: "Partner, \(body.kind.title.lowercased())",
      breadcrumbs: [Breadcrumb("Partners", Address.partners.asAt(asAt.pastDay))]
    ) {
      AsAtNote(day: asAt.pastDay, here: .partner(body.id)).html
      lead("Actions that it leads and that are on track: \(measure.text).")
      if body.kind.isPartnerAgency {
        p("Recommendations that its actions serve, with change seen: \(measure.impact.text).")
        muted(rule.impactSentence)
        muted(PartnerImpact.note(by: rule))
      }
      questions
      said
      answers
      actions
      alsoAsked
      if mayManage { linkPart }
      fold("What was asked of it as at another day") {
        asAt.form(to: .partner(body.id), title: "As at")
      }
      p { link("In the directory", to: .body(body.id)) }
    }
  }

  @HTMLBuilder private var questions: HTML {
    let open = asked.questions.filter { $0.answer == nil }
    if !open.isEmpty {
      panel("It says that this is not its own", tone: .caution) {
        taskList(
          open.map {
            TaskItem(
              $0.actionTitle, to: mayManage ? .partnerQuestion($0.id) : nil,
              hint: "\($0.askedBy), \($0.askedAt.forPeople): \($0.reason)",
              status: tag("To answer", .caution))
          })
      }
    }
  }

  @HTMLBuilder private var said: HTML {
    if !words.isEmpty {
      panel("It has said something that nobody has answered", tone: .caution) {
        taskList(
          words.map {
            TaskItem(
              $0.actionTitle, to: mayManage ? .partnerWord($0.word.id) : nil,
              hint: "\($0.word.saidBy), \($0.word.saidAt.forPeople): \($0.word.text)",
              status: tag("To answer", .caution))
          })
      }
    }
  }

  /// All that it has said, answered or not.
  @HTMLBuilder private var answers: HTML {
    if !sayings.sayings.isEmpty {
      fold("What it has said (\(sayings.sayings.count))") {
        for saying in sayings.sayings {
          if let title = sayings.title(of: saying) {
            p { link(title, to: Address.action(saying.action).asAt(asAt.pastDay)) }
          }
          saying.html
        }
      }
    }
  }

  @HTMLBuilder private var actions: HTML {
    part("What is asked of it", id: "asked") {
      if asked.actions.isEmpty {
        p("No agreed plan asks anything of it.")
      } else {
        dataTable(
          "Actions that it owns, leads or helps with", isCaptionHidden: true,
          columns: ["Action", "Delivery", "Due", "Said last"], rows: asked.parts.flatMap(rows))
        ratingNote(rule)
      }
    }
  }

  private func rows(of plan: AskedOfBody.Part) -> [[HTML]] {
    plan.actions.map { one in
      [
        HTML {
          link(
            "\(one.action.reference) \(one.action.title)",
            to: Address.action(one.action.id).asAt(asAt.pastDay))
          div(plan.plan.title + (one.isOwn ? "" : "; it helps"), .class("muted"))
        },
        tag(one.ratingWord, one.rating.tone),
        HTML {
          if let due = one.action.dueOn { shortDay(due) } else { Written.noDate }
          div { latenessTag(one.lateness) }
          expectedNote(one.expectation?.expectedOn)
        },
        HTML {
          if let said = one.progress {
            HTML(said.note)
            div("\(said.saidBy), \(said.recordedAt.forTables)", .class("muted"))
          } else {
            span("Nothing yet", .class("muted"))
          }
        },
      ]
    }
  }

  @HTMLBuilder private var alsoAsked: HTML {
    if !elsewhere.isEmpty {
      part("Also asked of it", id: "also-asked") {
        dataTable(
          "What it is asked beside the plan", isCaptionHidden: true,
          columns: ["Asked", "By whom", "Answer wanted by", "State"],
          rows: elsewhere.map { one in
            [
              HTML {
                HTML(one.title)
                div(one.words, .class("muted"))
              },
              HTML(one.from), one.dueOn.map { shortDay($0) } ?? Written.noDate,
              tag(one.state, one.tone),
            ]
          })
      }
    }
  }

  private var linkPart: HTML {
    part("Links", id: "links") {
      p("Whoever has a link sees what is asked of \(body.name), and can say how it is going.")
      buttonRow { buttonLink("Make a link", to: .newPartnerLink(forBody: body.id)) }
      if !links.isEmpty {
        dataTable(
          "Links, the latest first", isCaptionHidden: true,
          columns: ["Sent to", "Made", "Holds until", "State"],
          rows: links.map { one in
            [
              link(one.sentTo, to: .partnerLink(one.id)),
              HTML("\(one.madeAt.forTables), \(one.madeBy)"), shortDay(one.expiresOn),
              one.tag(on: visit.today),
            ]
          })
      }
    }
  }
}

extension PartnerLink {
  func tag(on day: CivilDate) -> HTML {
    switch standing(on: day) {
    case .good: Web.tag("Holds", .good)
    case .expired: Web.tag("Expired", .neutral)
    case .revoked: Web.tag("Taken back", .neutral)
    }
  }
}
