import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One case study: its words, what in them gives cause for concern, and the next step.
struct CaseStudyPage {
  let study: CaseStudy
  let event: LearningEvent
  let concerns: [AnonymityCheck.Concern]
  let visit: Visit
  let problems: [Problem]

  private var mayManage: Bool { visit.mayManageRegisters }
  private var isPast: Bool { visit.shownDay(for: HistoryAccess.ofCaseStudies) != nil }

  var page: Page {
    Page(study.title, kicker: "Case study", breadcrumbs: breadcrumbs) {
      visit.asAtNote(for: HistoryAccess.ofCaseStudies)
      if mayManage || isPast { p { study.standing.html } }
      if mayManage, study.sharedOn == nil, !concerns.isEmpty { warning }
      prose(study.text)
      foot
      if mayManage {
        step
        visit.historyLink("History of this case study", of: CaseStudy.table, study.id)
      }
      visit.asAtForm("The case study as at another day", for: HistoryAccess.ofCaseStudies)
    }
  }

  private var breadcrumbs: [Breadcrumb] {
    guard visit.user.may(.readRegisters) else {
      return [Breadcrumb("Registers", .registers), Breadcrumb("Case studies", .caseStudies)]
    }
    return visit.eventsTrail + [
      Breadcrumb(event.title, Address.event(event.id).asAt(visit.shownDay))
    ]
  }

  private var warning: HTML {
    HTML {
      warningText(
        "Somebody could be recognised by these words. Change them, or say why they are harmless.")
      ul { for concern in concerns { li("“\(concern.words)” looks like \(concern.kind).") } }
    }
  }

  private var foot: HTML {
    let confirmed = study.confirmedOn.map {
      " Confirmed to be anonymous by \(study.confirmer ?? "") on \($0.longForm)."
    }
    let despite = study.confirmedDespite.isEmpty || !mayManage ? "" : " \(study.confirmedDespite)"
    return muted(
      "From the event of \(event.heldOn.longForm)." + (confirmed ?? "") + despite)
  }

  @HTMLBuilder private var step: HTML {
    if study.sharedOn != nil {
      visit.sheet.button(
        "Take it back from partners", to: .caseStudy(study.id, "withdraw"), style: .quiet,
        values: ["version": study.version])
    } else if study.isConfirmed {
      visit.sheet.button(
        "Share it with partners", to: .caseStudy(study.id, "share"), style: .primary,
        values: ["version": study.version])
      change
    } else if study.writerID == visit.user.author.id {
      p("You have written these words, so somebody else confirms that they are anonymous.")
      change
    } else {
      confirmation
      change
    }
  }

  private var change: HTML {
    buttonRow {
      buttonLink("Change the words", to: .caseStudy(study.id, "edit"), style: .secondary)
    }
  }

  private var confirmation: HTML {
    let sheet = FormSheet(visit, problems: problems, values: ["version": study.version])
    return part("Is it anonymous?") {
      sheet.form(
        to: .caseStudy(study.id, "confirm"), submit: "Confirm that it is anonymous"
      ) {
        sheet.checkbox(
          "anonymous", "I have read all of it. Nobody can be recognised by it.")
        if !concerns.isEmpty {
          sheet.textArea(
            "despite", "Why is what stands above harmless?", rows: 3, maximum: 1000)
        }
        sheet.hidden("version", sheet.value("version") ?? "0")
      }
    }
  }
}
