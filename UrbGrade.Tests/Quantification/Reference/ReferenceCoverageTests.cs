using System.Reflection;

namespace UrbGrade.Tests.Quantification.Reference;

/// <summary>Nothing of <c>reference_kpi.json</c> is left out.</summary>
public sealed class ReferenceCoverageTests
{
    [Fact]
    public async Task Every_figure_of_the_reference_is_held_by_a_test()
    {
        var held = await ReferenceEntry.HeldBy(async () =>
        {
            await RunAll(new ReferenceYearTests());
            await RunAll(new ReferenceServiceTests());
        });

        Assert.Equal(ReferenceEntry.Paths.Order(StringComparer.Ordinal), held.Order(StringComparer.Ordinal));
    }

    private static async Task RunAll(object tests)
    {
        foreach (var test in tests.GetType().GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
        {
            foreach (var arguments in Arguments(test))
            {
                if (test.Invoke(tests, BindingFlags.DoNotWrapExceptions, null, arguments, null) is Task running)
                {
                    await running;
                }
            }
        }
    }

    private static IEnumerable<object?[]> Arguments(MethodInfo test) =>
        test.GetParameters().Length == 0 ? [[]] : test.GetCustomAttributes<InlineDataAttribute>().Select(given => given.Data);
}
