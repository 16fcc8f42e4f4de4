import Kernel
import Markup
import Returns
import SiteMap
import Storage
import Web

/// One issue: what is wrong, where, what to do; and for a query why it is right as it stands.
struct IssuePage {
  let view: RunView
  let found: FoundIssue
  let problems: [Problem]

  var page: Page {
    Page(
      "\(found.rule.level.title) \(found.rule.code)",
      kicker: found.childName.map { "Child \($0)" } ?? view.run.title,
      breadcrumbs: view.trail + [Breadcrumb("Issues", .returnRun(view.run.id, "issues"))]
    ) {
      lead(found.rule.title + ".")
      if found.isNew { p { tag("New since the check before", .info) } }
      IssueFacts(found: found).html
      part("What to do", id: "remedy") { p(found.rule.remedy) }
      if found.isQuery { explanation }
      more
    }
  }

  private var explanation: HTML {
    part("Why it is right as it stands", id: "explanation") {
      if let note = found.note {
        prose(note.text)
        muted("Explained by \(note.writtenBy) on \(note.writtenAt.forPeople).")
      }
      if view.mayManage {
        form
      } else if found.note == nil {
        p(
          "If it is right as it stands, tell the \(Role.improvementOfficer.title.lowercased()) why (\(view.run.startedBy) checked this return); they write it down here, and it need not be asked again."
        )
      }
    }
  }

  private var form: HTML {
    let sheet = FormSheet(
      view.visit, problems: problems,
      values: ["text": found.note?.text, "version": found.note?.version ?? 0])
    return HTML {
      sheet.form(
        to: .returnNote(onIssue: found.number, of: view.run.id),
        submit: found.note == nil ? "Keep the explanation" : "Change the explanation"
      ) {
        sheet.hidden("version", found.note?.version ?? 0)
        sheet.textArea(
          "text", "Explanation",
          hint:
            "It stays for the next check, as long as the child, the rule and what is flagged are the same, and no longer than explanations are kept. Write no names.\(found.note == nil ? "" : " Empty it to take it back.")",
          rows: 4, maximum: ExplainQuery.longest)
      }
      if let note = found.note {
        p { link("What was said before", to: .history(of: QueryNote.table.text, note.id)) }
      }
    }
  }

  @HTMLBuilder private var more: HTML {
    if let place = found.childPlace, let child = found.childName {
      p {
        link(
          "Everything that was found for child \(child)", to: .returnChild(place, of: view.run.id))
      }
    }
    p {
      link(
        "All issues of rule \(found.rule.code)",
        to: Address.returnRun(view.run.id, "issues").with("rule", found.rule.code))
    }
  }
}

/// Where a child is looked for by its number. It is sent by POST: no address ever holds the number.
struct FindChildForm {
  let view: RunView
  let problems: [Problem]

  var html: HTML {
    let sheet = FormSheet(view.visit, problems: problems)
    return sheet.form(
      to: .returnRun(view.run.id, "find"), submit: "Find the child", style: .secondary,
      isGuarded: false
    ) {
      sheet.textField("child", "Look for a child", hint: "The LAchildID.", width: .third)
    }
  }
}
