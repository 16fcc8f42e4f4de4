import Civil
import Kernel
import SiteMap
import Storage
import Web

extension Inspection {
  /// Whether this person may know more of it than that it is there: a draft is for those who work
  /// with inspections, neither for the public nor for partners.
  public func isShown(to user: User) -> Bool { state == .accepted || user.may(.readInspections) }
}

extension Visit {
  /// Whether drafts are shown: to those who work with inspections, never to the public.
  var seesDrafts: Bool { user.may(.readInspections) }

  /// Whether buttons that change something are shown.
  var mayManage: Bool { user.may(.manageInspections) }

  /// The way up from a page of the slice, to the list as at the same day.
  var inspectionsCrumb: Breadcrumb {
    Breadcrumb("Inspections", Address.inspections.asAt(shownDay))
  }

  /// The inspection, if this visitor may know of it. A draft is not there for the public.
  func visible(_ id: ID<Inspection>, _ db: Transaction) throws -> Inspection {
    let inspection = try db.inspection(id, of: authority)
    guard inspection.isShown(to: user) else {
      throw Refusal.notFound("This inspection is not here. It may not be published yet.")
    }
    return inspection
  }

  /// The condition that hides drafts from the public in a query that joins `inspection`.
  var visibleOnly: [SQL] {
    seesDrafts ? [] : ["inspection.state = \(Inspection.State.accepted)"]
  }
}
