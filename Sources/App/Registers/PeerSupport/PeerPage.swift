import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One entry: who, at what, when; what was learnt, and which actions it bears on.
struct PeerPage {
  let activity: PeerActivity
  let actions: [Action]
  let visit: Visit

  var page: Page {
    Page(
      activity.organisation, kicker: activity.kind.title,
      breadcrumbs: [
        visit.registersCrumb,
        Breadcrumb("Peer support", Address.peerSupport.asAt(visit.shownDay)),
      ]
    ) {
      visit.asAtNote
      summaryList([
        SummaryRow("Focus", activity.focus),
        SummaryRow("From") { day(activity.startOn) },
        SummaryRow("To") { day(activity.endOn, else: "It goes on") },
      ])
      part("What we learnt", id: "learning") {
        if activity.learning.isEmpty {
          p("Nothing has been written down yet.")
        } else {
          prose(activity.learning)
        }
      }
      part("Actions it bears on", id: "actions") { bearing }
      if visit.mayManageRegisters {
        buttonRow {
          buttonLink("Change this entry", to: .editPeerActivity(activity.id), style: .secondary)
        }
      }
      visit.asAtForm("The entry as at another day")
      visit.historyLink("History of this entry", of: PeerActivity.table, activity.id)
    }
  }

  @HTMLBuilder private var bearing: HTML {
    if actions.isEmpty {
      p("None is linked yet.")
    } else {
      ul {
        for action in actions {
          li {
            link(
              "\(action.reference) \(action.title)",
              to: Address.action(action.id).asAt(visit.shownDay))
          }
        }
      }
    }
  }
}
