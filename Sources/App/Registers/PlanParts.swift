import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension RegistersSlice {
  /// What the plan shows of the registers: what goes on as its priorities, the campaigns that belong
  /// to it, and what was learnt from outside that bears on its actions.
  public var registerLinks: RegisterLinks {
    RegisterLinks(
      tables: [
        AgreedPriority.table, PeerActivity.table, PeerActivityAction.table,
        AwarenessCampaign.table,
      ],
      ofPlan: { db, visit, plan in
        guard visit.user.may(.readRegisters) else { return HTML() }
        return HTML([
          ContinuingPriorities(
            plan: plan, priorities: try db.continuingPriorities(of: plan.id, in: plan.authority),
            titles: try db.planTitles(of: plan.authority), mayManage: visit.mayManageRegisters,
            past: visit.shownDay
          ).html,
          CampaignsOfPlan(campaigns: try db.campaigns(of: plan), visit: visit).html,
        ])
      },
      ofAction: { db, visit, action in
        guard visit.user.may(.readRegisters) else { return HTML() }
        return LearningOfAction(
          activities: try db.peerActivities(bearingOn: action.id, of: action.authority),
          past: visit.shownDay
        ).html
      })
  }
}

/// A plan's continuing priorities. When it is closed and has none, they are asked for (S63).
struct ContinuingPriorities {
  let plan: Plan
  /// What goes on from it, and what goes on in it.
  let priorities: [AgreedPriority]
  /// What plans are called.
  let titles: [Plan.ID: String]
  let mayManage: Bool
  /// The past day that they are shown of; nil for today.
  let past: CivilDate?

  private var isClosed: Bool { plan.state == .closed }

  @HTMLBuilder var html: HTML {
    if isClosed || !priorities.isEmpty {
      part("Continuing priorities", id: "continuing-priorities") {
        if priorities.isEmpty {
          insetText("The plan is closed. Which of its priorities go on? Nobody has said so yet.")
        } else {
          ul {
            for priority in priorities {
              li {
                priority.text
                span(" (agreed on \(priority.agreedOn.longForm))", .class("muted"))
                way(of: priority)
                if mayManage {
                  " "
                  a(.href(.priority(priority.id))) {
                    "Change"
                    span(": \(priority.text)", .class("visually-hidden"))
                  }
                }
              }
            }
          }
        }
        if mayManage {
          buttonRow {
            buttonLink(
              "Add a continuing priority", to: Address.newPriority.with("plan", plan.id.text),
              style: isClosed && priorities.isEmpty ? .primary : .secondary)
          }
        }
      }
    }
  }
}

extension ContinuingPriorities {
  /// Where it goes on, on the page of the plan that it comes from; where it comes from, on that of
  /// the plan in which it goes on.
  @HTMLBuilder private func way(of priority: AgreedPriority) -> HTML {
    if priority.goesOnIn == plan.id {
      if let origin = priority.plan { way("Comes from", origin) }
    } else if let next = priority.goesOnIn {
      way("Goes on in", next)
    } else if isClosed {
      HTML(" Goes on in no plan yet.")
    }
  }

  private func way(_ words: String, _ other: Plan.ID) -> HTML {
    HTML {
      HTML(" \(words) ")
      link(titles[other] ?? "another plan", to: Address.plan(other).asAt(past))
      HTML(".")
    }
  }
}

/// The awareness campaigns that belong to a plan.
struct CampaignsOfPlan {
  let campaigns: [AwarenessCampaign]
  let visit: Visit

  @HTMLBuilder var html: HTML {
    if !campaigns.isEmpty {
      part("Awareness campaigns", id: "campaigns") {
        taskList(
          campaigns.map {
            TaskItem(
              $0.title, to: Address.campaign($0.id).asAt(visit.shownDay), hint: $0.topicWords,
              status: $0.standing(on: visit.today).html)
          })
      }
    }
  }
}

/// What was learnt from outside that bears on an action.
struct LearningOfAction {
  let activities: [PeerActivity]
  /// The past day that it is shown of; nil for today.
  let past: CivilDate?

  @HTMLBuilder var html: HTML {
    if !activities.isEmpty {
      part("Learnt from outside", id: "learning") {
        for activity in activities {
          quotation(
            activity.learning, source: "\(activity.organisation), \(activity.kind.title)",
            to: Address.peerActivity(activity.id).asAt(past))
        }
      }
    }
  }
}
