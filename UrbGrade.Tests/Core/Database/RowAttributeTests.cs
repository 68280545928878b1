using UrbGrade.Modules.Core.Database;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Core.Database;

public sealed class RowAttributeTests
{
    [Fact]
    public async Task No_row_says_by_an_attribute_what_its_table_is_like_as_nobody_would_listen()
    {
        await using var platform = new TestPlatform();
        await using var database = platform.Contexts.Read(TenantScope.Platform);

        var rows = database.Model.GetEntityTypes().Select(entity => entity.ClrType).ToList();

        Assert.True(rows.Count > 50, $"{rows.Count} tables");
        Assert.Empty(
            from row in rows
            from part in row.GetProperties().Cast<System.Reflection.MemberInfo>().Prepend(row)
            from attribute in part.GetCustomAttributesData()
            where attribute.AttributeType.Namespace is { } space
                && (space.StartsWith("System.ComponentModel.DataAnnotations", StringComparison.Ordinal) || space == "Microsoft.EntityFrameworkCore")
            select $"{row.Name}.{part.Name}: {attribute.AttributeType.Name}");
    }
}
