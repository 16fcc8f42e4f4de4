import Civil
import ImprovementPlan
import Inspections
import Kernel
import Markup
import SiteMap
import Storage
import Voice
import Web

extension PublishedPlan {
  /// The full version.
  var page: Page {
    Page(
      "\(content.plan.title): \(content.label)", kicker: content.council,
      breadcrumbs: [Breadcrumb("Published plans", .publishedPlans)]
    ) {
      if let later { laterNote(later) }
      if let closedOn { insetText(closed(closedOn)) }
      PublishedNews(self) { one, news in
        let what = news.sentence(planned: one.plannedOn, on: today)
        return "“\(one.title)”: \(news.word.lowercased()) \(what)"
      }.html
      prose(content.summary)
      p {
        link("The same for children and young people", to: childrensAddress)
        HTML(" · about \(Words.count(content.minutesToRead, "minute")) to read")
      }
      facts
      inspections
      promises
      PublishedConsultations(
        consultations: content.consultations, asAt: content.plan.asAt, news: news, today: today
      ).html
      if let changes { changed(changes.since, changes.told.sentences) }
      about
    }
  }

  private func laterNote(_ later: PlanEdition) -> HTML {
    insetText {
      p {
        HTML("There is a later edition of this plan: ")
        link(later.label, to: .publishedPlan(later.id))
        HTML(". This one stays here as it was published.")
      }
    }
  }

  private func closed(_ closedOn: CivilDate) -> String {
    content.plan.closedOn == nil
      ? "The council closed this plan on \(closedOn.longForm), after this edition was made. The edition stays here as it was published."
      : "The council closed this plan on \(closedOn.longForm). What is open in it stays open."
  }

  private var facts: HTML {
    summaryList([
      SummaryRow("Edition", content.label),
      SummaryRow("Published on") { day(edition.publishedOn, else: "Not yet") },
      SummaryRow("As things stood on") { day(content.plan.asAt) },
      SummaryRow("Answered for by", content.plan.answeredForBy ?? ""),
      SummaryRow("What we want to become", content.plan.ambition),
      SummaryRow("The plan was approved by", content.plan.approval?.words ?? "No body yet"),
      SummaryRow("Approved by", edition.approvedAs ?? "Nobody yet"),
    ])
  }

  private var inspections: HTML {
    part("What inspectors said", id: "inspections") {
      for source in content.plan.sources {
        h3 { inspectionLink(source) }
        ul {
          for report in source.reports { li { reportLink(report) } }
          for duty in source.duties { li { HTML(sentence(of: duty)) } }
        }
      }
    }
  }

  private func inspectionLink(_ source: PublicPlan.Source) -> HTML {
    Inspection.ID(source.id).map { link(source.title, to: .inspection($0)) } ?? HTML(source.title)
  }

  private func reportLink(_ report: PublicPlan.Report) -> HTML {
    HTML {
      HTML("The full report: ")
      if let id = report.document.flatMap({ ReportDocument.ID($0) }) {
        link(report.title, to: .reportDocument(id))
        if !report.link.isEmpty {
          HTML(", ")
          a("on the inspectorate’s site", .href(WebAddress(report.link)), .rel("noopener"))
        }
      } else {
        a(report.title, .href(WebAddress(report.link)), .rel("noopener"))
      }
      if report.language != "English" { HTML(" (\(report.language))") }
    }
  }

  private func sentence(of duty: PublicPlan.Duty) -> String {
    let due = duty.dueOn.map { " by \($0.longForm)" } ?? ""
    let isLate = duty.dueOn.map { $0 < content.plan.asAt } ?? false
    let done =
      duty.doneOn.map { ": done on \($0.longForm)." }
      ?? (isLate ? ": not done yet. We are late." : ": not done yet.")
    return duty.title + due + done
  }

  private var promises: HTML {
    part("What we will do", id: "recommendations") {
      for one in content.plan.recommendations {
        PublishedRecommendation(
          recommendation: one, actions: content.actions(of: one),
          dropped: content.dropped(from: one), asAt: content.plan.asAt,
          words: content.words[one.outcome]
        ).html
      }
      for one in content.headings {
        PublishedHeading(
          heading: one, actions: content.actions(of: one), asAt: content.plan.asAt
        ).html
      }
      if !content.otherActions.isEmpty {
        h3("What we do besides")
        actionTable("What we do besides", content.otherActions, on: content.plan.asAt)
      }
      muted("How delivery is rated: \(content.plan.deliveryRule)")
      muted(content.plan.impactRule)
    }
  }

  private func changed(_ former: PlanEdition, _ sentences: [String]) -> HTML {
    part("What has changed since “\(former.label)”", id: "changes") {
      if sentences.isEmpty { p("Nothing that this edition tells of.") }
      ul { for sentence in sentences { li(sentence) } }
    }
  }

  private var about: HTML {
    part("About this edition", id: "about") {
      if !others.isEmpty {
        p("Other editions of this plan, as they were published:")
        ul {
          for other in others {
            li {
              link(other.label, to: .publishedPlan(other.id))
              if let published = other.publishedOn { HTML(", \(published.longForm)") }
            }
          }
        }
      }
      if let sha256 = edition.sha256, edition.state == .published {
        p {
          HTML("What you read here was frozen when it was published and does not change. ")
          link("All of it as data", to: .publishedPlanData(edition.id))
          HTML("; its SHA-256 is ")
          code(sha256)
          HTML(".")
        }
        // On paper it says of which edition the paper is.
        p("\(content.label), SHA-256 \(sha256)", .class("print-cite"))
      }
    }
  }
}

/// One recommendation: what inspectors wrote, what the council answers, what it does, and both
/// ratings.
struct PublishedRecommendation {
  let recommendation: PublicPlan.Recommendation
  let actions: [PublicPlan.Action]
  var dropped: [PublicPlan.Dropped] = []
  let asAt: CivilDate
  let words: EditionContent.Words?

  var html: HTML {
    article(.class("card")) {
      h3(recommendation.reference)
      quotation(recommendation.text, source: "What the inspectors wrote")
      if !recommendation.hope.isEmpty {
        p {
          strong("What should be different for children: ")
          HTML(recommendation.hope)
        }
      }
      answer
      ratings
      deliveryNotes(of: actions)
      stillOpen
      if let because = words?.because, !because.isEmpty,
        actions.isEmpty || recommendation.response == nil
      {
        p {
          strong(
            actions.isEmpty ? "Why nothing is promised yet: " : "Why there is no answer yet: ")
          HTML(because)
        }
      }
      if !actions.isEmpty {
        actionTable("What is done about \(recommendation.reference)", actions, on: asAt)
      }
      if !dropped.isEmpty {
        p { strong("Taken out of the plan after its date, and not done:") }
        ul { for one in dropped { li(one.sentence) } }
      }
    }
  }

  @HTMLBuilder private var answer: HTML {
    if let response = recommendation.response {
      p {
        strong("Our answer: ")
        HTML("\(response.word), \(response.answeredBy), \(response.answeredOn.longForm).")
        if !response.reason.isEmpty { HTML(" \(response.reason)") }
      }
    }
    if let due = recommendation.dueOn {
      p {
        strong("Due: ")
        day(due)
        if let moved = recommendation.moved {
          HTML(". First due: ")
          day(moved.firstDueOn)
          timescale
          HTML(", set by \(moved.firstSetBy). Moved by \(moved.movedBy) on ")
          day(moved.movedOn)
          HTML(".")
        } else {
          timescale
        }
      }
    }
  }

  @HTMLBuilder private var timescale: HTML {
    if let timescale = recommendation.timescale { HTML(" (\(timescale.lowercased()))") }
  }

  private var ratings: HTML {
    p {
      if let delivery = recommendation.delivery {
        delivery.namedTag(actions)
      } else {
        namedTag("Delivery", recommendation.deliveryWord(actions), .caution)
      }
      HTML(" ")
      namedTag(
        "Impact", recommendation.impact?.word ?? "Not judged yet",
        recommendation.impact.flatMap { ImpactRating(rawValue: $0.code)?.tone } ?? .neutral)
      if let signedOff = recommendation.signedOffOn {
        HTML(" ")
        tag("Signed off\(recommendation.signatory) on \(signedOff.longForm)", .info)
      }
    }
  }

  /// The board may be satisfied while something is still open: both are said.
  @HTMLBuilder private var stillOpen: HTML {
    let open = actions.filter { $0.completedOn == nil }
    if let doubt = recommendation.doubtOfSignOff {
      let since = "Since \(recommendation.signedOffBy ?? "the board") signed it off, "
      switch doubt {
      case .judged(let impact):
        p(since + "whether it helped children has been judged “\(impact.word)”.")
      case .unproven:
        p(since + "what showed that it helped children has been withdrawn.")
      }
      if let day = recommendation.signOffStandsOn {
        p("The board decided on \(day.longForm) that its sign-off stands.")
      }
    } else if recommendation.signedOffOn != nil, !open.isEmpty {
      p(
        "\(recommendation.signedOffBy ?? "The board") is satisfied that this has helped. \(open.count) of \(Words.count(actions.count, "action")) \(open.count == 1 ? "is" : "are") still open: \(Words.list(open.map { "“\($0.title)”" }))."
      )
    }
  }
}

/// One heading of the council's own over what serves no recommendation: what is done under it, and
/// how far it is.
struct PublishedHeading {
  let heading: PublicPlan.Heading
  let actions: [PublicPlan.Action]
  let asAt: CivilDate

  var html: HTML {
    article(.class("card")) {
      h3(heading.title)
      muted("The council’s own, beside what the inspectors recommended.")
      if let delivery = heading.delivery {
        p { delivery.namedTag(actions) }
        deliveryNotes(of: actions)
      }
      actionTable("What is done under “\(heading.title)”", actions, on: asAt)
    }
  }
}

/// Beside a rating of several actions: which of them are rated so by a person's word, or have lost
/// what they were verified on.
@HTMLBuilder func deliveryNotes(of actions: [PublicPlan.Action]) -> HTML {
  for action in actions {
    if let note = action.deliveryNote { muted("\(action.reference): \(note)") }
  }
}

/// What is done, by whom, by when, whether it is done or late, and how far it is.
func actionTable(
  _ title: String, _ actions: [PublicPlan.Action], on asAt: CivilDate
) -> HTML {
  dataTable(
    title, isCaptionHidden: true,
    columns: ["What we do", "Who", "By when", "Done or late", "Delivery"],
    rows: actions.map { action in
      [
        HTML {
          strong(action.title)
          if !action.whatWillBeDone.isEmpty { p(action.whatWillBeDone) }
        },
        HTML(action.owner ?? "Not named"),
        HTML {
          action.dueOn.map { shortDay($0) } ?? HTML("No date")
          if let first = action.firstDueOn, first != action.dueOn {
            div("first \(first.shortForm)", .class("muted"))
          }
        },
        PublishedStanding(action, on: asAt).html,
        HTML {
          action.deliveryTag
          if let note = action.deliveryNote { div(note, .class("muted")) }
        },
      ]
    })
}

extension PublicPlan.Recommendation {
  /// How its delivery is called for everybody, with the actions that serve it.
  func deliveryWord(_ actions: [PublicPlan.Action]) -> String {
    delivery?.word(of: actions) ?? "No action yet"
  }

  /// " by the Improvement Board"; empty where the body was not frozen with it.
  var signatory: String { signedOffBy.map { " by \($0)" } ?? "" }
}

extension PublicPlan.Action {
  fileprivate var deliveryTag: HTML {
    guard let delivery else { return HTML() }
    return completedOn != nil && delivery.isOnTrack
      ? tag(PublicPlan.Rated.unchecked, .info)
      : tag(delivery.word, DeliveryRating(rawValue: delivery.code)?.tone ?? .neutral)
  }
}

extension PublicPlan.Rated {
  /// What finished work is called until somebody else has verified it. The rule rates it as on
  /// track, which to a reader from outside would mean that it goes on.
  fileprivate static let unchecked = "Complete, not yet checked by somebody else"

  fileprivate var isOnTrack: Bool { code == DeliveryRating.onTrack.rawValue }

  /// Whether all that it rates is done, and somebody else has still to verify it.
  private func isUnchecked(_ actions: [PublicPlan.Action]) -> Bool {
    isOnTrack && !actions.isEmpty && actions.allSatisfy { $0.completedOn != nil }
  }

  /// How the delivery of several actions is called for everybody.
  fileprivate func word(of actions: [PublicPlan.Action]) -> String {
    isUnchecked(actions) ? Self.unchecked : word
  }

  fileprivate func namedTag(_ actions: [PublicPlan.Action]) -> HTML {
    Web.namedTag(
      "Delivery", word(of: actions),
      isUnchecked(actions) ? .info : DeliveryRating(rawValue: code)?.tone ?? .caution)
  }
}
