import Kernel
import SiteMap

/// The pages that belong to no slice.
struct ShellPages: Sendable {
  let shell: Shell

  func addRoutes(to site: inout Site) {
    addSignIn(to: &site)
    addAccount(to: &site)
    addKeys(to: &site)
    addHistory(to: &site)
    site.get("accessibility", for: .readPublished) { _ in
      .page(AccessibilityPage(shell: shell).page)
    }
  }
}
