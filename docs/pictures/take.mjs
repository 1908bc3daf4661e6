// usage: node docs/pictures/take.mjs URL
// Plays the README's tour on a fresh demo served at URL, and takes the pictures of the documents.
import { chromium } from 'playwright-core';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const base = process.argv[2];
const theme = 'Nói đi đôi với làm';
const desk = { width: 1280, height: 760 };
const phone = { width: 360, height: 720 };

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await (await browser.newContext({ viewport: desk, locale: 'vi-VN' })).newPage();
page.setDefaultTimeout(8000);

async function signIn(name, viewport) {
    await page.context().clearCookies();
    await page.setViewportSize(viewport);
    await page.goto(`${base}/sign-in`);
    await page.fill('#name', name);
    await page.fill('#password', 'nep-demo-2026');
    await press('main button');
}

async function press(selector) {
    await page.locator(selector).first().click();
    await page.waitForLoadState();
}

async function picture(name, height) {
    await page.evaluate(() => document.fonts.ready);
    const { width, height: whole } = page.viewportSize();
    await page.screenshot({ path: join(here, `${name}.png`), clip: { x: 0, y: 0, width, height: height ?? whole } });
}

// The clerk takes the plan in, checks what was read, makes the campaign and issues it.
await signIn('chuyenvien.tanlap', desk);
await page.goto(`${base}/documents/new`);
await page.setInputFiles('input[type=file]', join(here, '../samples/ke-hoach-xa.txt'));
await press('main button.button');
const review = page.url().replace(/\?.*/, '');
await page.locator('main .item a[href^="#chu-"]').first().click();
await page.evaluate(() => scrollTo(0, 300));
await picture('review', 700);
await press('main button:has-text("Nhận tất cả nội dung chắc chắn")');
while (await page.locator('button[name=decision]:has-text("Nhận")').count())
    await press('button[name=decision]:has-text("Nhận")');
await page.goto(review);
await press('main form[action$="/confirm"] button');
await page.evaluate(() => scrollTo(0, 360));
await picture('campaign');
await page.evaluate(() => scrollTo(0, 0));
await press('main a.button:has-text("Triển khai")');
for (const point of await page.getByLabel('Đúng ý, giữ nguyên').all()) await point.check();
await press('main button:has-text("Triển khai đến")');

// The secretary acknowledges and schedules; the evening is led from the phone.
await signIn('bithu.donghe', phone);
await picture('desk-phone');
await press('main a:has-text("Đợt sinh hoạt mới")');
await press('main button:has-text("Xác nhận đã nhận")');
await page.goto(`${base}/`);
await press(`main a:has-text("Sinh hoạt: Đợt sinh hoạt chuyên đề “${theme}")`);
await page.fill('input[name=day]', new Date().toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' }));
await page.fill('input[name=time]', '19:30');
await page.fill('textarea[name=places]', 'Nhà văn hóa thôn Đông Hè');
await press('main button.button');
await press('main button:has-text("Bắt đầu buổi sinh hoạt")');
const session = page.url().replace(/\?.*/, '');
await page.goto(session);
await picture('evening-phone');

await signIn('thuky.donghe', phone);
await page.goto(`${session}/roll`);
await page.locator('input[value=absent_reason]').nth(1).check({ force: true });
await picture('roll-phone');
await press('main button.button');
await page.goto(`${session}/steps`);
await page.locator('textarea').nth(2).fill('Các ý kiến thống nhất; đề nghị làm xong đoạn đường cuối thôn.');
await press('main button.button');
await page.goto(`${session}/remedies`);
await page.fill('[name=shortcoming]', 'Hứa làm đường ngõ từ quý II nhưng chưa xong');
await page.fill('[name=what]', 'Hoàn thành 120 m còn lại');
await page.fill('[name=who]', 'Chi ủy');
const later = new Date(Date.now() + 20 * 86400000);
await page.fill('[name=due_on]', later.toLocaleDateString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' }));
await press('main button:has-text("Lưu")');
await page.goto(`${session}/close`);
await page.fill('[name=opinions]', '6');
await page.fill('[name=conclusion]', 'Chi bộ thống nhất các nội dung; giao chi ủy theo dõi việc khắc phục.');
await press('main button.button');
await page.setViewportSize(desk);
await page.goto(`${session}/minutes`);
await picture('minutes');

// The report goes up; the clerk receives it and sees the total.
await signIn('bithu.donghe', desk);
await page.goto(`${base}/reports`);
await press(`main tr:has-text("${theme}") a`);
await picture('report');
await page.locator('main textarea').nth(0).fill('Sinh hoạt đúng trình tự, nghiêm túc.');
await page.locator('main textarea').nth(1).fill('Đề nghị xã hỗ trợ xi măng.');
await press('main button:has-text("Gửi")');
await signIn('chuyenvien.tanlap', desk);
await page.goto(`${base}/campaigns`);
await press(`main a:has-text("${theme}")`);
const campaign = page.url().match(/\d{10,}/)[0];
const month = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).slice(0, 7);
await page.goto(`${base}/totals/${campaign}/${month}`);
await press('main a:has-text("Đông Hè")');
await press('main button:has-text("Tiếp nhận báo cáo")');
await page.goto(`${base}/totals/${campaign}/${month}`);
await picture('total', 700);
await browser.close();
