using Microsoft.Extensions.DependencyInjection;

namespace UrbGrade.Tests.Support;

internal static class ScopeServices
{
    /// <summary>A service of the scope.</summary>
    public static T Get<T>(this AsyncServiceScope scope)
        where T : notnull => scope.ServiceProvider.GetRequiredService<T>();
}
