namespace UrbGrade.Gateway;

internal static class Program
{
    public static async Task Main(string[] args) => await Host.CreateApplicationBuilder(args).Build().RunAsync();
}
