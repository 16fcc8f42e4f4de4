import Kernel
import SiteMap
import Web

extension ImprovementPlanSlice {
  /// What is said about actions: drafts, many at once, which are due. They come before the address
  /// of one action, whose place theirs would be taken for.
  func addProgressRoutes(to site: inout Site) {
    let progress = ProgressHandlers()
    let grid = UpdateGridHandlers()
    site.get("actions/update", for: .updateAction, as: .own, use: grid.show)
    site.post("actions/update", for: .updateAction, as: .own, bodyLimit: 2 << 20, use: grid.send)
    site.get("actions/updates-due", for: .readOwnActions, use: UpdatesDuePage.load)
    site.get("actions/:action/progress", for: .updateAction, as: .own) {
      .page(try await ProgressPage.load($0))
    }
    site.post(
      "actions/:action/progress", for: .updateAction, as: .own, bodyLimit: 1 << 16,
      use: progress.send)
    site.get("actions/:action/draft", for: .updateAction, as: .own) {
      .page(try await DraftStatesPage.load($0))
    }
    site.post(
      "actions/:action/draft", for: .updateAction, as: .own, bodyLimit: 1 << 16,
      use: progress.autosave)
    site.post(
      "actions/:action/draft/restore", for: .updateAction, as: .own, bodyLimit: 1 << 14,
      use: progress.restore)
    site.post(
      "actions/:action/draft/discard", for: .updateAction, as: .own, bodyLimit: 1 << 14,
      use: progress.discard)
    site.post("delivery-rule/updates", for: .managePlan, bodyLimit: 1 << 14) {
      try await UpdateRuleForm.set($0)
    }
  }

  static var progressKinds: [RecordKind] {
    [
      RecordKind(
        table: "progress_update", "Progress update",
        columns: [
          "effective_on": "Since", "recorded_at": "Written down at",
          "expected_on": "Expected by", "corrects": "Puts right",
          "opens_again": "Opened again by somebody else", "words_of": "With words of",
        ],
        words: ["delivery": RecordWords.titles(of: Action.Delivery.self, \.title)],
        hidden: ["writer_ids"]),
      RecordKind(
        table: "update_rule", "Rule of how often updates are asked for",
        columns: [
          "valid_from": "From", "days_off_track": "Days, off track",
          "days_at_risk": "Days, at risk", "days_on_track": "Days, on track",
          "days_not_started": "Days, not started",
        ]),
    ]
  }
}
