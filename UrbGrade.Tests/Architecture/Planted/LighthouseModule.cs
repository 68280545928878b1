using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Lighthouse;

/// <summary>Breaks the boundary between modules on purpose, in every way that a test could overlook.</summary>
internal sealed class LighthouseModule
{
    public static int InAMethodBody() => new KpiCorrectionRow().DefinitionId;

    public static Func<string> InALambda() => () => nameof(LighthouseModule) + typeof(KpiDefinitionRow).Name;

    public static async Task<int> InAnAsyncMethod()
    {
        await Task.Yield();
        EmissionFactorRow? row = null;
        return row?.FromYear ?? 0;
    }

    public static IReadOnlyList<KpiRow> InAGenericArgument() => [];
}
