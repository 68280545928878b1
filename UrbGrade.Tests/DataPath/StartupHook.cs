using System.Reflection;
using System.Runtime.Loader;

/// <summary>Lets a process of the platform load what lies beside the tests: the runtime calls it before the program
/// begins, and looks for it outside of namespaces.</summary>
internal static class StartupHook
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!;

    public static void Initialize() => AssemblyLoadContext.Default.Resolving += Beside;

    private static Assembly? Beside(AssemblyLoadContext context, AssemblyName name)
    {
        var file = Path.Combine(Folder, name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
