using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class FailedWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RetryId",
                table: "WorkItems",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "FailureNotes",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    GroupId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WrittenBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailureNotes", x => new { x.TenantId, x.GroupId });
                });

            migrationBuilder.CreateTable(
                name: "WorkRetries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Contracts = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Items = table.Column<int>(type: "integer", nullable: false),
                    PerSecond = table.Column<double>(type: "double precision", nullable: true),
                    RequestedBy = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkRetries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_RetryId",
                table: "WorkItems",
                column: "RetryId",
                filter: "\"RetryId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkRetries_RequestedAt",
                table: "WorkRetries",
                column: "RequestedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FailureNotes");

            migrationBuilder.DropTable(
                name: "WorkRetries");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_RetryId",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "RetryId",
                table: "WorkItems");
        }
    }
}
