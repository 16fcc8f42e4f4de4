import Civil
import Kernel
import Markup
import SiteMap
import Web

/// The part of an action's page that says how far it is: milestones, a recovery plan, evidence, and
/// who has verified that it is complete.
struct ActionProof {
  let dossier: ActionDossier
  let user: User
  let sheet: FormSheet

  private var action: Action { dossier.action }
  private var ratings: PlanRatings { dossier.ratings }
  private var mayUpdate: Bool { dossier.mayUpdate(user) }

  var html: HTML {
    HTML {
      milestones
      recovery
      evidence
      completion
      rating
    }
  }

  private var milestones: HTML {
    let steps = ratings.milestones[action.id] ?? []
    let done = steps.count { $0.doneOn != nil }
    return part("Milestones", id: "milestones") {
      if steps.isEmpty {
        p("None yet. Steps that one can see done show early whether the date will hold.")
      } else {
        progressBar(done, of: steps.count, "\(done) of \(steps.count) done")
        dataTable(
          "Milestones", isCaptionHidden: true, columns: ["Milestone", "Due", "Done"],
          rows: steps.map { row($0) })
      }
      if mayUpdate, action.delivery != .complete {
        fold("Add a milestone") {
          sheet.form(to: .action(action.id, "milestones"), submit: "Add it", isGuarded: false) {
            sheet.textField("milestone", "What will be seen done?")
            sheet.dateField("milestoneDue", "By when?", isOptional: true)
          }
        }
      }
    }
  }

  private func row(_ milestone: Milestone) -> [HTML] {
    [
      HTML(milestone.title),
      HTML {
        if let due = milestone.dueOn {
          shortDay(due)
          if milestone.doneOn == nil {
            div {
              latenessTag(
                Lateness(
                  due: due, done: nil, on: dossier.dates.today, calendar: dossier.dates.calendar))
            }
          }
        } else {
          Written.noDate
        }
      },
      HTML {
        if let done = milestone.doneOn {
          shortDay(done)
          div("said by \(milestone.saidBy)", .class("muted"))
        } else {
          span("Not yet", .class("muted"))
        }
        if mayUpdate { buttons(milestone) }
      },
    ]
  }

  private func buttons(_ milestone: Milestone) -> HTML {
    let values: FormValues = ["version": milestone.version]
    return HTML {
      link(
        "Change", to: .editMilestone(milestone.id),
        .aria("label", "Change the milestone \(milestone.title)"))
      if milestone.doneOn == nil {
        sheet.button(
          "Done today", to: .milestone(milestone.id, "mark"),
          values: ["version": milestone.version, "done": "today"])
        sheet.button(
          "Take it out", to: .milestone(milestone.id, "remove"), style: .quiet, values: values)
      } else if action.delivery != .complete {
        sheet.button(
          "Not done after all", to: .milestone(milestone.id, "mark"), style: .quiet,
          values: values)
      }
    }
  }

  @HTMLBuilder private var recovery: HTML {
    let plan = ratings.recoveries[action.id]
    if action.delivery != .complete, plan != nil || dossier.lateness.isLate || mayUpdate {
      part("Recovery plan", id: "recovery") {
        if let plan {
          words(of: plan) {
            if plan.byWhen < dossier.dates.today {
              HTML(" ")
              tag("Run out", .urgent)
            }
          }
          earlierRecoveries
        } else {
          p(
            dossier.lateness.isLate
              ? "It is late, and nobody has said why, what now and by when."
              : "None is needed as long as it is in time.")
        }
        if mayUpdate {
          p {
            link(
              plan == nil ? "Write a recovery plan" : "Write a new one",
              to: .action(action.id, "recovery"))
          }
        }
      }
    }
  }

  @HTMLBuilder private var earlierRecoveries: HTML {
    let earlier = ratings.recoveryPlans(of: action.id).dropLast().reversed()
    if !earlier.isEmpty {
      fold("Earlier recovery plans") {
        for plan in earlier { words(of: plan) }
      }
    }
  }

  private func words(
    of plan: RecoveryPlan, @HTMLBuilder beside: () -> HTML = { HTML() }
  ) -> HTML {
    summaryList([
      SummaryRow("Why late") { prose(plan.whyLate) },
      SummaryRow("What now") { prose(plan.whatNow) },
      SummaryRow("By when") {
        day(plan.byWhen)
        beside()
      },
      SummaryRow("Said by", "\(plan.saidBy), \(plan.saidOn.longForm)"),
    ])
  }

  private var evidence: HTML {
    let all = ratings.evidence[.action(action.id)] ?? []
    return part("Evidence", id: "evidence") {
      if all.isEmpty { p("No evidence has been added yet.") }
      EvidenceTable("Evidence of \(action.reference)", all, asAt: dossier.asAt).html
    }
  }

  @HTMLBuilder private var completion: HTML {
    let known = ratings.completions[action.id]
    if action.delivery == .complete || known != nil {
      part("Second pair of eyes", id: "verification") {
        if let known, let day = known.verifiedOn {
          p("\(known.verifiedBy) verified on \(day.longForm) that it is complete.")
          prose(known.verification)
        } else if action.delivery == .complete {
          p(
            "It is said to be complete. "
              + (known?.unprovenOn.map {
                "The evidence on which it was verified was withdrawn on \($0.longForm). "
              } ?? "") + "Somebody else has yet to verify it.")
        }
        if let known, known.timesReopened > 0 {
          muted(
            known.timesReopened == 1
              ? "It was opened again once." : "It was opened again \(known.timesReopened) times.")
        }
        if action.delivery == .complete, dossier.mayVerify(user) {
          verify(known)
        }
      }
    }
  }

  private func verify(_ known: ActionCompletion?) -> HTML {
    HTML {
      if known?.verifiedOn == nil {
        if let refusal = FourEyes.refusal(
          to: user, against: known?.claimedByAccount, share: dossier.share)
        {
          insetText(refusal)
        } else {
          p { buttonLink("Verify that it is complete", to: .action(action.id, "verify")) }
        }
      }
      p { link("Open it again", to: .action(action.id, "reopen")) }
    }
  }

  @HTMLBuilder private var rating: HTML {
    if let rating = dossier.rating {
      part("Rating", id: "rating") {
        if let override = rating.override {
          p {
            HTML(
              "The rule says “\(ratings.rule.word(for: rating.proposed.rating))”: \(rating.proposed.because) "
            )
            HTML("\(override.saidBy) says “\(ratings.rule.word(for: override.rating))” until ")
            day(override.expiresOn)
            HTML(": \(override.reason)")
          }
          if mayUpdate {
            sheet.button(
              "Let the rule’s own rating show again", to: .endRating(override.id), style: .quiet,
              values: ["version": override.version])
          }
        } else {
          p(rating.proposed.because)
        }
        if mayUpdate {
          p { link("Rate it otherwise", to: .action(action.id, "rating")) }
        }
        ratingNote(ratings.rule)
      }
    }
  }
}
