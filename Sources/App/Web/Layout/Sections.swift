import Markup
import SiteMap

/// The sections of the service that somebody may open: side by side while they are few, under the
/// names of their groups when there are more. A group opens by a press, without any script.
struct Sections {
  let items: [NavigationItem]
  let here: Address

  /// As many as stand in one line.
  private static let mostInLine = 6

  private struct Group {
    var name: String
    var items: [NavigationItem]
  }

  var html: HTML {
    nav(.class("sections"), .aria("label", "Sections")) {
      ul(.class("frame")) {
        for group in groups { li { entry(group) } }
      }
    }
  }

  /// A section that stands alone is a group of one, and so is one whose fellows may not be opened.
  private var groups: [Group] {
    guard items.count > Self.mostInLine else { return items.map { Group(name: "", items: [$0]) } }
    return items.reduce(into: []) { groups, item in
      if let name = item.group, let index = groups.firstIndex(where: { $0.name == name }) {
        groups[index].items.append(item)
      } else {
        groups.append(Group(name: item.group ?? "", items: [item]))
      }
    }
  }

  @HTMLBuilder private func entry(_ group: Group) -> HTML {
    if group.items.count == 1 {
      entry(group.items[0])
    } else {
      details(.class("section-group"), .name("section")) {
        summary(
          .when(group.items.contains { $0.holds(here) }, .aria("current", "true"))
        ) { group.name }
        ul { for item in group.items { li { entry(item) } } }
      }
    }
  }

  private func entry(_ item: NavigationItem) -> HTML {
    link(
      item.title, to: item.address,
      .when(item.holds(here), .aria("current", item.address.path == here.path ? "page" : "true")))
  }
}
