using System.Text.RegularExpressions;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Web.Administration;

namespace UrbGrade.Tests.Architecture;

/// <summary>What the audit holds can be asked for on its page.</summary>
public sealed partial class AuditKindsTests
{
    [Fact]
    public void The_page_of_the_audit_offers_every_kind_of_line()
    {
        var modules = typeof(AuditedChange).Assembly.Location;
        string[] lines = [typeof(AuditedChange).FullName!, typeof(AuditEntry).FullName!];
        var writers = CompiledCode.Uses(modules).Where(use => lines.Contains(use.Used)).Select(use => use.User).ToHashSet();
        var written = CompiledCode.Texts(modules, writers.Contains).Where(text => Kind().IsMatch(text)).ToList();

        Assert.Contains("person.erased", written);
        Assert.DoesNotContain(written, what => !Array.Exists(AuditPage.Kinds, kind => what.StartsWith(kind, StringComparison.Ordinal)));
        Assert.Equal(AuditPage.Kinds.Order(StringComparer.Ordinal), AuditPage.Kinds);
    }

    [GeneratedRegex("^[a-z]+[.][a-z-]+$")]
    private static partial Regex Kind();
}
