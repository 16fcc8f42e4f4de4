import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// "We were told this before", on the page of a recommendation and of its outcome: what was said
/// earlier and again later, each with what became of it.
public struct ToldBeforePart: Sendable {
  let told: ToldBefore
  /// What became of the others, for those who read the plan.
  let fates: PlanLinks.Fates
  /// The past day whose state this is; nil for today.
  let day: CivilDate?
  /// How many earlier recommendations are proposed; nil for those who link none.
  let proposals: Int?
  let recommendation: Recommendation

  public init(
    _ told: ToldBefore, of recommendation: Recommendation,
    fates: PlanLinks.Fates, asAt day: CivilDate?, proposals: Int? = nil
  ) {
    self.told = told
    self.fates = fates
    self.day = day
    self.proposals = proposals
    self.recommendation = recommendation
  }

  /// Nothing where nothing is linked, unless one may link.
  @HTMLBuilder public var html: HTML {
    if !told.earlier.isEmpty || !told.later.isEmpty || proposals != nil {
      part("We were told this before", id: "told-before") {
        if told.earlier.isEmpty {
          muted("No earlier recommendation is linked with it.")
        } else {
          p(told.earlier.count == 1 ? "Once before:" : "\(told.earlier.count) times before:")
          list(told.earlier)
        }
        if !told.later.isEmpty {
          p("Inspectors came back to it:")
          list(told.later)
        }
        choices
      }
    }
  }

  private func list(_ links: [ToldLink]) -> HTML {
    ul {
      for one in links {
        li {
          strong(one.link.kind.title)
          HTML(": ")
          link(
            one.other.recommendation.bothReferences,
            to: Address.recommendation(one.other.recommendation.id).asAt(day))
          HTML(" \(ThreadSteps.short(one.other.recommendation.text, 220)) ")
          span(Self.source(one), .class("muted"))
          if let became = fates[one.other.recommendation.id] {
            div { became.tags }
            div {
              HTML("What became of it: \(became.words) ")
              link(became.plan, to: became.address)
            }
          }
        }
      }
    }
  }

  private static func source(_ one: ToldLink) -> String {
    let note = one.link.note.isEmpty ? "" : " “\(one.link.note)”"
    return
      "\(one.other.inspection.title). Said by \(one.link.saidBy), \(one.link.saidOn.shortForm).\(note)"
  }

  @HTMLBuilder private var choices: HTML {
    if let proposals {
      p {
        link(
          proposals == 0
            ? "Link it with an earlier one"
            : proposals == 1
              ? "1 earlier recommendation resembles it"
              : "\(proposals) earlier recommendations resemble it",
          to: .toldBefore(recommendation.id))
      }
    }
  }
}
